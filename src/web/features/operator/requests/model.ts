import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { modelTestIdSchema } from "#contracts/ids.ts";
import {
  type ModelTest,
  modelTestSchema,
  type OperatorModel,
  operatorModelSchema,
} from "#contracts/operator-model.ts";
import { request } from "../../../http/request.ts";
import { useStepUp } from "../../security/step-up-provider.tsx";

const modelKey = ["operator", "model"] as const;
const modelPath = "/api/operator/model";
/** While workers take something over. */
const soonMs = 1000;
const laterMs = 15_000;

/** What is typed, as the server takes it. */
export type ModelBody = {
  provider: string;
  model: string | null;
  address: string | null;
  key: string | null;
  keepKey: boolean;
};

export function useModel() {
  return useQuery({
    queryKey: modelKey,
    queryFn: ({ signal }) => request(modelPath, operatorModelSchema, { signal }),
    refetchInterval: ({ state }) => (state.data && isSettled(state.data) ? laterMs : soonMs),
  });
}

/** Every running worker answers with what is saved, or was started with something of its own. */
export function isSettled({ inUse, saved, unreadable }: OperatorModel): boolean {
  const wanted = saved === null ? "library" : `${saved.provider}/${saved.model}`;
  return (
    inUse.length > 0 &&
    inUse.every(({ id, chosenBy }) => chosenBy === "environment" || id === wanted || unreadable)
  );
}

function useModelChange<Input>(change: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: (input: Input) => withStepUp(() => change(input)),
    onSuccess: () => queries.invalidateQueries({ queryKey: modelKey }),
  });
}

export function useChooseModel() {
  return useModelChange((body: ModelBody) =>
    request(modelPath, z.undefined(), { method: "PUT", body }),
  );
}

export function useDisconnectModel() {
  return useModelChange(() => request(modelPath, z.undefined(), { method: "DELETE" }));
}

const askedSchema = z.object({ id: modelTestIdSchema });

/** Begins a test; how it goes is told by useModelTest. */
export function useTestModel() {
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: (body: ModelBody) =>
      withStepUp(() => request(`${modelPath}/tests`, askedSchema, { method: "POST", body })),
  });
}

export function useModelTest(id: ModelTest["id"] | undefined) {
  return useQuery({
    queryKey: ["operator", "model-test", id ?? ""],
    queryFn: ({ signal }) => request(`${modelPath}/tests/${id}`, modelTestSchema, { signal }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data?.state === "done" ? false : 400),
    gcTime: 0,
  });
}
