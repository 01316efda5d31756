import { useMutation, useQuery } from "@tanstack/react-query";
import { tokensSchema } from "#contracts/auth.ts";
import { type Proof, passkeyRequestSchema, stepUpMethodsSchema } from "#contracts/second-factor.ts";
import { readAccess } from "../../../http/access-token.ts";
import { replaceAccess } from "../../../http/refresh.ts";
import { request } from "../../../http/request.ts";

export function useStepUpMethods() {
  return useQuery({
    queryKey: ["step-up"],
    queryFn: ({ signal }) => request("/api/auth/step-up", stepUpMethodsSchema, { signal }),
    gcTime: 0,
  });
}

export function stepUpPasskey() {
  return request("/api/auth/step-up/passkey-options", passkeyRequestSchema, { method: "POST" });
}

/** The page goes on with new tokens; other tabs get them too. */
export function useProve() {
  return useMutation({
    mutationFn: (proof: Proof) =>
      replaceAccess(() => {
        const access = readAccess();
        const bearer = access.status === "in" ? access.accessToken : "";
        return request("/api/auth/step-up", tokensSchema, {
          method: "POST",
          body: proof,
          headers: { authorization: `Bearer ${bearer}` },
          anonymous: true,
        });
      }),
  });
}
