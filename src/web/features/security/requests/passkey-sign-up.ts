import { useMutation } from "@tanstack/react-query";
import { passkeyCreationSchema, signedUpByPasskeySchema } from "#contracts/second-factor.ts";
import { request } from "../../../http/request.ts";
import { makePasskey } from "../passkeys.ts";

export type Applicant = { email: string; invitation?: string | undefined };

const post = (body: unknown) => ({ method: "POST", body, anonymous: true }) as const;

/** Makes the account; the page enters it once the person has kept the recovery codes that come with it. */
export function usePasskeySignUp() {
  return useMutation({
    mutationFn: async (applicant: Applicant) => {
      const path = "/api/auth/passkeys/sign-up/options";
      const options = await request(path, passkeyCreationSchema, post(applicant));
      const response = await makePasskey(options);
      return request("/api/auth/passkeys/sign-up", signedUpByPasskeySchema, post({ response }));
    },
  });
}
