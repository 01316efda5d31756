import { useMutation } from "@tanstack/react-query";
import { erasureReceiptSchema } from "#contracts/auth.ts";
import { request } from "../../../http/request.ts";
import { showHiddenSessions } from "../../chat/hidden-sessions.ts";
import { useStepUp } from "../../security/step-up-provider.tsx";

/** Erases the account and everything in it. No password where the account has none. */
export function useEraseMe() {
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: (password: string | null) =>
      withStepUp(() =>
        request("/api/auth/me", erasureReceiptSchema, {
          method: "DELETE",
          body: password === null ? {} : { password },
        }),
      ),
    // Sign-out would leave in this browser which chats were hidden.
    onSuccess: showHiddenSessions,
  });
}
