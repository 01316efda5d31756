import { useMutation } from "@tanstack/react-query";
import { z } from "zod";
import { request } from "../../../http/request.ts";
import { useLeave } from "../use-leave.ts";

/** Chooses a new password by the link in a mail. Every device is signed out by it, this one too. */
export function useResetPassword() {
  const leave = useLeave();
  return useMutation({
    mutationFn: (reset: { token: string; password: string }) =>
      request("/api/auth/reset-password", z.undefined(), {
        method: "POST",
        body: reset,
        anonymous: true,
      }),
    onSuccess: leave,
  });
}
