import { useMutation } from "@tanstack/react-query";
import { z } from "zod";
import { signedInSchema } from "#contracts/auth.ts";
import { linkedSchema, type ProviderAnswer, providerLocationSchema } from "#contracts/provider.ts";
import { secondFactorNeededSchema } from "#contracts/second-factor.ts";
import { request } from "../../../http/request.ts";
import { useEnter } from "../../auth/use-enter.ts";

export type Leaving = { returnTo?: string; invitation?: string };

/** Leaves this page for the other provider. */
export function useLeaveForProvider() {
  return useMutation({
    mutationFn: (body: Leaving) =>
      request("/api/auth/provider", providerLocationSchema, {
        method: "POST",
        body,
        anonymous: true,
      }),
    onSuccess: ({ location }) => window.location.assign(location),
  });
}

const returnTo = { returnTo: z.string() };
const enteredSchema = z.union([
  signedInSchema.extend(returnTo),
  secondFactorNeededSchema.extend(returnTo),
]);

/** Signs in, or says what is left to do. */
export function useReturnFromProvider() {
  const enter = useEnter();
  return useMutation({
    mutationFn: (answer: ProviderAnswer) =>
      request("/api/auth/provider/return", enteredSchema, {
        method: "POST",
        body: answer,
        anonymous: true,
      }),
    onSuccess: (entered) => {
      if ("user" in entered) enter(entered);
    },
  });
}

export function useEndLink() {
  return useMutation({
    mutationFn: (answer: ProviderAnswer) =>
      request("/api/auth/provider-accounts", linkedSchema, { method: "POST", body: answer }),
  });
}
