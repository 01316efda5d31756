import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import type { PasskeyId } from "#contracts/ids.ts";
import {
  factorAddedSchema,
  factorsSchema,
  passkeyCreationSchema,
  recoveryCodesSchema,
  totpSetupSchema,
} from "#contracts/second-factor.ts";
import { request } from "../../../http/request.ts";
import { makePasskey } from "../passkeys.ts";
import { useStepUp } from "../step-up-provider.tsx";

const factorsKey = ["factors"] as const;

export function useFactors() {
  return useQuery({
    queryKey: factorsKey,
    queryFn: ({ signal }) => request("/api/auth/factors", factorsSchema, { signal }),
  });
}

/** A change that may ask first whether it is really the person. */
function useFactorChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: (input: Input) => withStepUp(() => change(input)),
    onSuccess: () => queries.invalidateQueries({ queryKey: factorsKey }),
  });
}

/** Asks the browser for a passkey, and gives recovery codes when it is the account's first factor. */
export function useAddPasskey() {
  return useFactorChange(async (name: string) => {
    const options = await request("/api/auth/passkeys/options", passkeyCreationSchema, {
      method: "POST",
    });
    const response = await makePasskey(options);
    const body = { response, name };
    return request("/api/auth/passkeys", factorAddedSchema, { method: "POST", body });
  });
}

export function useRenamePasskey() {
  return useFactorChange(({ id, name }: { id: PasskeyId; name: string }) =>
    request(`/api/auth/passkeys/${id}`, z.undefined(), { method: "PATCH", body: { name } }),
  );
}

export function useRemovePasskey() {
  return useFactorChange((id: PasskeyId) =>
    request(`/api/auth/passkeys/${id}`, z.undefined(), { method: "DELETE" }),
  );
}

export function useStartTotp() {
  return useFactorChange(() =>
    request("/api/auth/totp/options", totpSetupSchema, { method: "POST" }),
  );
}

export function useAddTotp() {
  return useFactorChange((body: { challenge: string; code: string }) =>
    request("/api/auth/totp", factorAddedSchema, { method: "POST", body }),
  );
}

export function useRemoveTotp() {
  return useFactorChange(() => request("/api/auth/totp", z.undefined(), { method: "DELETE" }));
}

export function useRenewRecoveryCodes() {
  return useFactorChange(() =>
    request("/api/auth/recovery-codes", recoveryCodesSchema, { method: "POST" }),
  );
}

export function useRemovePassword() {
  return useFactorChange(() => request("/api/auth/password", z.undefined(), { method: "DELETE" }));
}
