import { useMutation } from "@tanstack/react-query";
import { signedInSchema } from "#contracts/auth.ts";
import { request } from "../../../http/request.ts";
import { useEnter } from "../use-enter.ts";

export function useVerifyEmail() {
  const enter = useEnter();
  return useMutation({
    mutationFn: (token: string) =>
      request("/api/auth/verify-email", signedInSchema, {
        method: "POST",
        body: { token },
        anonymous: true,
      }),
    onSuccess: enter,
  });
}
