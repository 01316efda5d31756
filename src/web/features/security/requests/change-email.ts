import { useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { userSchema, verificationSentSchema } from "#contracts/auth.ts";
import { request } from "../../../http/request.ts";
import { meKey } from "../../auth/requests/me.ts";
import { useStepUp } from "../step-up-provider.tsx";

const answerSchema = z.union([userSchema, verificationSentSchema]);

/** Changed at once, or once the link that is mailed to the new address was opened. */
export function useChangeEmail() {
  const withStepUp = useStepUp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (email: string) =>
      withStepUp(() =>
        request("/api/auth/change-email", answerSchema, { method: "POST", body: { email } }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: meKey }),
  });
}
