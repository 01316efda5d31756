import { useMutation } from "@tanstack/react-query";
import { signedInSchema } from "#contracts/auth.ts";
import {
  type PasskeyAssertion,
  type Proof,
  passkeyRequestSchema,
} from "#contracts/second-factor.ts";
import { request } from "../../../http/request.ts";
import { useEnter } from "../../auth/use-enter.ts";

const post = (body: unknown) => ({ method: "POST", body, anonymous: true }) as const;

export function secondStepPasskey(challenge: string) {
  const path = "/api/auth/second-factor/passkey-options";
  return request(path, passkeyRequestSchema, post({ challenge }));
}

export function useSecondStep(challenge: string) {
  const enter = useEnter();
  return useMutation({
    mutationFn: (proof: Proof) =>
      request("/api/auth/second-factor", signedInSchema, post({ ...proof, challenge })),
    onSuccess: enter,
  });
}

export function passkeySignInOptions() {
  const path = "/api/auth/passkeys/sign-in/options";
  return request(path, passkeyRequestSchema, { method: "POST", anonymous: true });
}

export function usePasskeySignIn() {
  const enter = useEnter();
  return useMutation({
    mutationFn: async (ask: () => Promise<PasskeyAssertion>) =>
      request("/api/auth/passkeys/sign-in", signedInSchema, post({ response: await ask() })),
    onSuccess: enter,
  });
}
