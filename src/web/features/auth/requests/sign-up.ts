import { useMutation } from "@tanstack/react-query";
import { z } from "zod";
import { signedInSchema, verificationSentSchema } from "#contracts/auth.ts";
import { request } from "../../../http/request.ts";
import { useEnter } from "../use-enter.ts";
import type { Credentials } from "./sign-in.ts";

const answerSchema = z.union([signedInSchema, verificationSentSchema]);

/** Signs in at once, or says that a mail was sent where the installation verifies addresses. */
export function useSignUp() {
  const enter = useEnter();
  return useMutation({
    mutationFn: (credentials: Credentials & { name?: string; invitation?: string }) =>
      request("/api/auth/sign-up", answerSchema, {
        method: "POST",
        body: credentials,
        anonymous: true,
      }),
    onSuccess: (answer) => {
      if ("user" in answer) enter(answer);
    },
  });
}
