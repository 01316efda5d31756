import { useMutation } from "@tanstack/react-query";
import { z } from "zod";
import { request } from "../../../http/request.ts";

/** Confirms the address that the link was mailed to; signing in is the next step. */
export function useVerifyEmail() {
  return useMutation({
    mutationFn: (token: string) =>
      request("/api/auth/verify-email", z.undefined(), {
        method: "POST",
        body: { token },
        anonymous: true,
      }),
  });
}
