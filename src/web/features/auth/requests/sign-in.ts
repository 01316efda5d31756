import { useMutation } from "@tanstack/react-query";
import { z } from "zod";
import { signedInSchema } from "#contracts/auth.ts";
import { secondFactorNeededSchema } from "#contracts/second-factor.ts";
import { request } from "../../../http/request.ts";
import { useEnter } from "../use-enter.ts";

export type Credentials = { email: string; password: string; captcha?: string };

const answerSchema = z.union([signedInSchema, secondFactorNeededSchema]);

/** Signs in, or says what is left to do. */
export function useSignIn() {
  const enter = useEnter();
  return useMutation({
    mutationFn: (credentials: Credentials) =>
      request("/api/auth/sign-in", answerSchema, {
        method: "POST",
        body: credentials,
        anonymous: true,
      }),
    onSuccess: (answer) => {
      if ("user" in answer) enter(answer);
    },
  });
}
