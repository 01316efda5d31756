import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import type { ProviderAccountId } from "#contracts/ids.ts";
import { providerAccountListSchema, providerLocationSchema } from "#contracts/provider.ts";
import { request } from "../../../http/request.ts";
import { useStepUp } from "../../security/step-up-provider.tsx";

const accountsKey = ["provider-accounts"] as const;
const path = "/api/auth/provider-accounts";

export function useProviderAccounts() {
  return useQuery({
    queryKey: accountsKey,
    queryFn: ({ signal }) => request(path, providerAccountListSchema, { signal }),
  });
}

/** Leaves this page for the other provider. */
export function useBeginLink() {
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: () =>
      withStepUp(() =>
        request(`${path}/link`, providerLocationSchema, { method: "POST", body: {} }),
      ),
    onSuccess: ({ location }) => window.location.assign(location),
  });
}

export function useUnlink() {
  const queries = useQueryClient();
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: (id: ProviderAccountId) =>
      withStepUp(() => request(`${path}/${id}`, z.undefined(), { method: "DELETE" })),
    onSuccess: () => queries.invalidateQueries({ queryKey: accountsKey }),
  });
}
