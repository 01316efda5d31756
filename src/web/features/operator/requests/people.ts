import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { erasureReceiptSchema } from "#contracts/auth.ts";
import type { InvitationId, UserId } from "#contracts/ids.ts";
import {
  type AccountChange,
  accountSummaryListSchema,
  invitationListSchema,
  invitedSchema,
} from "#contracts/operator.ts";
import { request } from "../../../http/request.ts";
import { useStepUp } from "../../security/step-up-provider.tsx";

const peopleKey = ["operator", "people"] as const;
const invitationsKey = ["operator", "invitations"] as const;
const peoplePath = "/api/operator/people";
const invitationsPath = "/api/operator/invitations";

export function usePeople() {
  return useInfiniteQuery({
    queryKey: peopleKey,
    queryFn: ({ signal, pageParam }) =>
      request(`${peoplePath}${pageParam ? `?cursor=${pageParam}` : ""}`, accountSummaryListSchema, {
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** A change that may ask first whether it is really the operator. */
function useOperatorChange<Input, Output>(
  key: readonly string[],
  change: (input: Input) => Promise<Output>,
) {
  const queries = useQueryClient();
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: (input: Input) => withStepUp(() => change(input)),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
}

export function useChangeAccount() {
  return useOperatorChange(peopleKey, ({ id, change }: { id: UserId; change: AccountChange }) =>
    request(`${peoplePath}/${id}/${change}`, z.undefined(), { method: "POST" }),
  );
}

export function useEraseAccount() {
  return useOperatorChange(peopleKey, (id: UserId) =>
    request(`${peoplePath}/${id}`, erasureReceiptSchema, { method: "DELETE" }),
  );
}

export function useInvitations() {
  return useQuery({
    queryKey: invitationsKey,
    queryFn: ({ signal }) => request(invitationsPath, invitationListSchema, { signal }),
  });
}

export function useInvite() {
  return useOperatorChange(invitationsKey, (body: { email?: string }) =>
    request(invitationsPath, invitedSchema, { method: "POST", body }),
  );
}

export function useWithdrawInvitation() {
  return useOperatorChange(invitationsKey, (id: InvitationId) =>
    request(`${invitationsPath}/${id}`, z.undefined(), { method: "DELETE" }),
  );
}
