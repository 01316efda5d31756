import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import {
  type LibraryJob,
  type LibrarySourceKind,
  libraryJobSchema,
  type OperatorLibrary,
  operatorLibrarySchema,
  uploadPieceBytes,
} from "#contracts/operator-library.ts";
import { openResponse, request } from "../../../http/request.ts";
import { RequestFailure } from "../../../http/request-failure.ts";
import { useStepUp } from "../../security/step-up-provider.tsx";

const libraryKey = ["operator", "library"] as const;
const libraryPath = "/api/operator/library";
const soonMs = 700;
const laterMs = 15_000;

const over: ReadonlySet<LibraryJob["state"]> = new Set(["done", "failed", "cancelled"]);

export const isUnderWay = (job: LibraryJob | null | undefined): boolean =>
  job != null && !over.has(job.state);

export function useLibrary() {
  return useQuery({
    queryKey: libraryKey,
    queryFn: ({ signal }) => request(libraryPath, operatorLibrarySchema, { signal }),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.job) ? soonMs : laterMs),
  });
}

function useLibraryChange<Input>(change: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: libraryKey }),
  });
}

export type Adding = { source: LibrarySourceKind; file: File | null };

/** Resolves once the whole file is there; reading it goes on at the server. */
export function useAddToLibrary() {
  const queries = useQueryClient();
  const withStepUp = useStepUp();
  return useLibraryChange(async ({ source, file }: Adding) => {
    const upload = file && { name: file.name, bytes: file.size };
    const job = await withStepUp(() =>
      request(`${libraryPath}/jobs`, libraryJobSchema, {
        method: "POST",
        body: { source, upload },
      }),
    );
    const show = (shown: LibraryJob) =>
      queries.setQueryData<OperatorLibrary>(libraryKey, (seen) => seen && { ...seen, job: shown });
    show(job);
    if (file) await sendPieces(job, file, show);
  });
}

/** One after the other, so that it is seen how far it is, and no request takes long. */
async function sendPieces(
  job: LibraryJob,
  file: File,
  show: (job: LibraryJob) => void,
): Promise<void> {
  for (let from = 0; from < file.size; from += uploadPieceBytes) {
    const piece = file.slice(from, from + uploadPieceBytes);
    const path = `${libraryPath}/jobs/${job.id}/pieces/${from}`;
    const taken = await openResponse(path, { method: "PUT", bytes: piece }).catch(noMoreAwaited);
    if (taken === null) return;
    show({ ...job, bytes: from + piece.size });
  }
}

/** The change was cancelled, or has failed: how it ended is told with it. */
function noMoreAwaited(fault: unknown): null {
  if (fault instanceof RequestFailure && fault.problem?.code === "wrong_state") return null;
  throw fault;
}

export function useRemoveFromLibrary() {
  const withStepUp = useStepUp();
  return useLibraryChange((source: string) =>
    withStepUp(() =>
      request(`${libraryPath}/sources/${encodeURIComponent(source)}`, libraryJobSchema, {
        method: "DELETE",
      }),
    ),
  );
}

export function useCancelChange() {
  return useLibraryChange((id: LibraryJob["id"]) =>
    request(`${libraryPath}/jobs/${id}`, z.undefined(), { method: "DELETE" }),
  );
}
