/** What this browser can do with passkeys, and its own dialogs for them. The library is fetched when one is needed. */

import {
  type PasskeyAssertion,
  type PasskeyCreation,
  type PasskeyRegistration,
  type PasskeyRequest,
  passkeyAssertionSchema,
  passkeyRegistrationSchema,
} from "#contracts/second-factor.ts";
import { t } from "../../language/t.ts";

const library = () => import("@simplewebauthn/browser");

/** Why there are none here, in a sentence or two; null where there are. */
export function whyNoPasskeys(): string | null {
  const { hostname, port } = window.location;
  if (/^(127\.[\d.]+|\[::1\])$/.test(hostname)) {
    const local = `http://localhost${port === "" ? "" : `:${port}`}`;
    return t("security:passkeys.why.numberHere", { address: local });
  }
  if (!window.isSecureContext) {
    return t("security:passkeys.why.plainHttp");
  }
  if (/^[\d.]+$/.test(hostname) || hostname.startsWith("[")) {
    return t("security:passkeys.why.number");
  }
  return "PublicKeyCredential" in window ? null : t("security:passkeys.why.browser");
}

/** Whether the browser offers passkeys in the list of what it would fill in. */
export async function offersPasskeysInFields(): Promise<boolean> {
  if (whyNoPasskeys() !== null) return false;
  return (await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false;
}

/** Rejects when the person cancels, when a newer question takes its place, and when there is no passkey. */
export async function askPasskey(
  options: PasskeyRequest,
  how: { inFields?: boolean } = {},
): Promise<PasskeyAssertion> {
  const { startAuthentication } = await library();
  const answer = await startAuthentication({
    optionsJSON: options,
    useBrowserAutofill: how.inFields ?? false,
  });
  return passkeyAssertionSchema.parse(asJson(answer));
}

/** Ends a question that waits in a field. */
export async function stopAsking(): Promise<void> {
  const { WebAuthnAbortService } = await library();
  WebAuthnAbortService.cancelCeremony();
}

/** Rejects when the person cancels, and when the authenticator holds one already. */
export async function makePasskey(options: PasskeyCreation): Promise<PasskeyRegistration> {
  const { startRegistration } = await library();
  const made = await startRegistration({ optionsJSON: options });
  return passkeyRegistrationSchema.parse(asJson(made));
}

/** As it is sent: what is undefined is not there. */
const asJson = (answer: object): unknown => JSON.parse(JSON.stringify(answer));

/** What the browser's refusal means. Null for faults that are not its own. */
export function sentenceForPasskey(fault: unknown): string | null {
  if (!(fault instanceof Error)) return null;
  return sentences[fault.name] ?? null;
}

const sentences: Record<string, string> = {
  NotAllowedError: t("security:passkeys.refused.none"),
  AbortError: t("security:passkeys.refused.none"),
  InvalidStateError: t("security:passkeys.refused.already"),
  ConstraintError: t("security:passkeys.refused.unchecked"),
  SecurityError: t("security:passkeys.refused.address"),
  NotSupportedError: t("security:passkeys.refused.device"),
};
