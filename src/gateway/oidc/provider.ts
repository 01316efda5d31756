/**
 * The other provider, as sign-in uses it: where to send a browser, and who came back. Behind it openid-client checks
 * issuer, audience, nonce, signature, expiry, state, PKCE and the answer's own `iss` (OpenID Connect Core 3.1.3.7;
 * RFC 9207). Nothing that the provider issues is kept.
 */
import type { ProviderAnswer } from "#contracts/provider.ts";

export type Departure = { state: string; nonce: string; verifier: string };
export type Return = Departure & { answer: ProviderAnswer };

/** Who the provider says it is. */
export type ProviderIdentity = {
  issuer: string;
  subject: string;
  /** As emailSchema gives it; null when none was shared that can be one. */
  email: string | null;
  /** The provider says that it is theirs. */
  emailVerified: boolean;
  name: string | null;
};

export interface SignInProvider {
  /** For people. */
  readonly name: string;
  readonly issuer: string;
  /** Rejects with ProviderFault. */
  depart(departure: Departure): Promise<URL>;
  /** Rejects with ProviderFault. */
  arrive(arrival: Return): Promise<ProviderIdentity>;
}

/** `reason` is a code of OAuth or of the library, never the provider's own sentence. */
export class ProviderFault extends Error {
  override readonly name = "ProviderFault";
  /** Whether it could not be asked, or said no, or said what can't be true. */
  readonly kind: "unavailable" | "declined" | "refused";
  readonly code: string;
  constructor(kind: ProviderFault["kind"], code: string, cause?: unknown) {
    super(`the provider: ${code}`, { cause });
    this.kind = kind;
    this.code = code;
  }
}
