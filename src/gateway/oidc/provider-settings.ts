/** Settings of one OpenID Connect provider beside e-mail and password. Several are joined by a broker such as Dex. */
import { z } from "zod";
import type { SettingsCheck } from "#platform/service-settings.ts";

export type ProviderConfig = {
  issuer: string;
  clientId: string;
  /** On the button: "Continue with …". */
  name: string;
  scopes: string;
};

const scopesByDefault = "openid email profile";
const plainText = z.string().regex(/^[^\p{Cc}]{1,200}$/u);

export const providerSettings = {
  oidcIssuer: {
    name: "HEALIFY_OIDC_ISSUER",
    meaning:
      "Another provider that people may sign in with (OpenID Connect). Register HEALIFY_PUBLIC_URL + /provider there as the redirect address.",
    expected: "the issuer's https address, such as https://login.example.org/realms/family",
    schema: z
      .string()
      .refine(isIssuer)
      .optional()
      .transform((text) => text ?? null),
  },
  oidcClientId: {
    name: "HEALIFY_OIDC_CLIENT_ID",
    meaning: "How that provider knows this server.",
    expected: "the client id that the provider gave you",
    schema: plainText.optional().transform((text) => text ?? null),
  },
  oidcClientSecret: {
    name: "HEALIFY_OIDC_CLIENT_SECRET",
    meaning: "The secret that goes with it; none for a public client.",
    expected: "the client secret that the provider gave you",
    schema: plainText.optional().transform((text) => text ?? null),
    secret: true,
  },
  oidcName: {
    name: "HEALIFY_OIDC_NAME",
    meaning: "How people know that provider.",
    shownDefault: "its host name",
    expected: "a short name such as Example Family",
    schema: z
      .string()
      .regex(/^[^\p{Cc}]{1,40}$/u)
      .optional()
      .transform((text) => text ?? null),
  },
  oidcScopes: {
    name: "HEALIFY_OIDC_SCOPES",
    meaning: "What that provider is asked for.",
    shownDefault: scopesByDefault,
    expected: "scopes with a space between them, openid among them",
    schema: z
      .string()
      .regex(/^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/)
      .refine((text) => text.split(" ").includes("openid"))
      .default(scopesByDefault),
  },
};

type ProviderValues = {
  oidcIssuer: string | null;
  oidcClientId: string | null;
  oidcName: string | null;
  oidcScopes: string;
};

/** Null where no provider is configured. */
export function providerConfig(values: ProviderValues): ProviderConfig | null {
  const { oidcIssuer, oidcClientId, oidcName, oidcScopes } = values;
  if (oidcIssuer === null || oidcClientId === null) return null;
  return {
    issuer: oidcIssuer,
    clientId: oidcClientId,
    name: oidcName ?? new URL(oidcIssuer).host,
    scopes: oidcScopes,
  };
}

/** The redirect address is built from the public address alone, never from a request. */
export const checkProvider: SettingsCheck = (env) => {
  const { oidcIssuer, oidcClientId, oidcClientSecret } = providerSettings;
  const given = [oidcIssuer, oidcClientId, oidcClientSecret].find(({ name }) => env[name]);
  if (!given) return [];
  const needed = [
    oidcIssuer,
    oidcClientId,
    { name: "HEALIFY_PUBLIC_URL", expected: "an address such as https://healify.example.org" },
  ];
  return needed
    .filter(({ name }) => !env[name])
    .map(({ name, expected }) => `${name} is not set: ${given.name} needs it, ${expected}`);
};

/** Plain http only where nothing leaves this machine. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  const clean = [username, password, search, hash].every((part) => part === "");
  const local = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return clean && (protocol === "https:" || (protocol === "http:" && local));
}
