import { useMutation } from "@tanstack/react-query";
import { askedByEmailSchema } from "#contracts/auth.ts";
import { request } from "../../../http/request.ts";

type Wanted = "forgot-password" | "resend-verification";

/** A link by mail: the answer says only how it will come, never whether there is an account. */
export function useAskByEmail(wanted: Wanted) {
  return useMutation({
    mutationFn: (email: string) =>
      request(`/api/auth/${wanted}`, askedByEmailSchema, {
        method: "POST",
        body: { email },
        anonymous: true,
      }),
  });
}
