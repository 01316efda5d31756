import { useMutation } from "@tanstack/react-query";
import { signedInSchema } from "#contracts/auth.ts";
import { request } from "../../../http/request.ts";
import { useEnter } from "../use-enter.ts";

export type Credentials = { email: string; password: string };

export function useSignIn() {
  const enter = useEnter();
  return useMutation({
    mutationFn: (credentials: Credentials) =>
      request("/api/auth/sign-in", signedInSchema, {
        method: "POST",
        body: credentials,
        anonymous: true,
      }),
    onSuccess: enter,
  });
}
