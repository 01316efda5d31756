import { useMutation, useQueryClient } from "@tanstack/react-query";
import { tokensSchema, userSchema } from "#contracts/auth.ts";
import { readAccess } from "../../../http/access-token.ts";
import { replaceAccess } from "../../../http/refresh.ts";
import { request } from "../../../http/request.ts";
import { useStepUp } from "../step-up-provider.tsx";

/** `current` is left out by somebody who has no password yet. */
type Change = { current?: string; password: string };

/** Signs every other device out; this one goes on with new tokens, and so do its tabs. */
export function useChangePassword() {
  const withStepUp = useStepUp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: Change) => withStepUp(() => changePassword(change)),
    onSuccess: () => queries.invalidateQueries(),
  });
}

async function changePassword(body: Change): Promise<void> {
  // Refreshes first if need be: what replaces the tokens must not.
  await request("/api/auth/me", userSchema);
  await replaceAccess(() => {
    const access = readAccess();
    const bearer = access.status === "in" ? access.accessToken : "";
    return request("/api/auth/change-password", tokensSchema, {
      method: "POST",
      body,
      headers: { authorization: `Bearer ${bearer}` },
      anonymous: true,
    });
  });
}
