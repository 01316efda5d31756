/** What this browser can do with passkeys, and its own dialogs for them. The library is fetched when one is needed. */
import {
  type PasskeyAssertion,
  type PasskeyCreation,
  type PasskeyRegistration,
  type PasskeyRequest,
  passkeyAssertionSchema,
  passkeyRegistrationSchema,
} from "#contracts/second-factor.ts";

const library = () => import("@simplewebauthn/browser");

/** Why there are none here, in a sentence or two; null where there are. */
export function whyNoPasskeys(): string | null {
  const { hostname, port } = window.location;
  if (/^(127\.[\d.]+|\[::1\])$/.test(hostname)) {
    const local = `http://localhost${port === "" ? "" : `:${port}`}`;
    return `They are bound to a name, and this address is a number. On this machine, open ${local} instead.`;
  }
  if (!window.isSecureContext) {
    return "They need an https address. This page came over plain http, where browsers do not offer them.";
  }
  if (/^[\d.]+$/.test(hostname) || hostname.startsWith("[")) {
    return "They are bound to a name, and this address is a number. They need an https address with a name.";
  }
  return "PublicKeyCredential" in window ? null : "This browser has none.";
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
  NotAllowedError: "No passkey was used. You can try again.",
  AbortError: "No passkey was used. You can try again.",
  InvalidStateError: "This device has a passkey for this account already.",
  ConstraintError: "This device can't check that it is you (by PIN, finger or face).",
  SecurityError: "Passkeys can't be used at this address.",
  NotSupportedError: "This device can't make a passkey that works here.",
};
