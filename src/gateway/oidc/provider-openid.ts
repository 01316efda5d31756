/** The provider over openid-client: discovered when it is first needed, and anew once a day or after a failure. */
import * as openid from "openid-client";
import { z } from "zod";
import { emailSchema, nameSchema } from "#contracts/auth.ts";
import type { Clock } from "#platform/clock.ts";
import {
  ProviderFault,
  type ProviderIdentity,
  type Return,
  type SignInProvider,
} from "./provider.ts";
import type { ProviderConfig } from "./provider-settings.ts";

const timeoutSeconds = 8;
const discoveredForMs = 24 * 60 * 60_000;

type Options = { clientSecret: string | null; redirectUri: string; clock: Clock };

export function createOpenidProvider(
  { issuer, clientId, name, scopes }: ProviderConfig,
  { clientSecret, redirectUri, clock }: Options,
): SignInProvider {
  const configuration = rediscovered(clock, () => discover({ issuer, clientId, clientSecret }));
  return {
    name,
    issuer,
    async depart({ state, nonce, verifier }) {
      const client = await configuration();
      return openid.buildAuthorizationUrl(client, {
        redirect_uri: redirectUri,
        scope: scopes,
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
      });
    },
    async arrive(arrival) {
      const client = await configuration();
      return told(() => identify(client, issuer, redirectUri, arrival));
    },
  };
}

type Registration = { issuer: string; clientId: string; clientSecret: string | null };

function discover(registration: Registration): Promise<openid.Configuration> {
  const { issuer, clientId, clientSecret } = registration;
  const server = new URL(issuer);
  const auth = clientSecret === null ? openid.None() : secretAuth(clientSecret);
  return told(() =>
    openid.discovery(server, clientId, {}, auth, {
      timeout: timeoutSeconds,
      execute: [
        // The signature is checked even though the token comes over TLS.
        openid.enableNonRepudiationChecks,
        ...(server.protocol === "http:" ? [openid.allowInsecureRequests] : []),
      ],
    }),
  );
}

/** Basic unless the provider says that it takes the other alone (OpenID Connect Discovery section 3). */
function secretAuth(clientSecret: string): openid.ClientAuth {
  const basic = openid.ClientSecretBasic(clientSecret);
  const post = openid.ClientSecretPost(clientSecret);
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    return (methods.includes("client_secret_basic") ? basic : post)(server, ...rest);
  };
}

async function identify(
  client: openid.Configuration,
  issuer: string,
  redirectUri: string,
  { state, nonce, verifier, answer }: Return,
): Promise<ProviderIdentity> {
  const address = new URL(redirectUri);
  for (const [key, value] of Object.entries(answer)) {
    if (value !== undefined) address.searchParams.set(key, value);
  }
  const tokens = await openid.authorizationCodeGrant(client, address, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new ProviderFault("refused", "no_id_token");
  const told = claims.email === undefined ? await moreClaims(client, tokens, claims.sub) : claims;
  return { issuer, subject: claims.sub, ...readClaims(told) };
}

/** Many providers tell the e-mail at their userinfo address alone. */
async function moreClaims(
  client: openid.Configuration,
  tokens: openid.TokenEndpointResponse,
  subject: string,
): Promise<unknown> {
  if (!client.serverMetadata().userinfo_endpoint) return {};
  return openid.fetchUserInfo(client, tokens.access_token, subject);
}

const claimsSchema = z.object({
  email: emailSchema.nullish().catch(null),
  // Some say it as a word.
  email_verified: z
    .union([z.boolean(), z.literal("true").transform(() => true)])
    .optional()
    .catch(false),
  name: nameSchema.nullish().catch(null),
});

function readClaims(claims: unknown) {
  const { email, email_verified, name } = claimsSchema.parse(claims);
  return {
    email: email ?? null,
    emailVerified: email_verified === true,
    name: name ?? null,
  };
}

/** The same for all who wait; asked for again once it is old, and at once when it failed. */
function rediscovered<T>(clock: Clock, discovery: () => Promise<T>): () => Promise<T> {
  let held: { value: Promise<T>; until: number } | null = null;
  return () => {
    if (held && clock() < held.until) return held.value;
    const asked = { value: discovery(), until: clock() + discoveredForMs };
    held = asked;
    asked.value.catch(() => {
      if (held === asked) held = null;
    });
    return asked.value;
  };
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    throw recognise(fault);
  }
}

const codeSchema = z.string().regex(/^\w{1,60}$/);
const codeOf = (value: unknown) => codeSchema.catch("unknown").parse(value);
/** What a person chose, or the provider wants to be asked for again: nothing is wrong. */
const declining = new Set(["access_denied", "login_required", "interaction_required"]);

function recognise(fault: unknown): ProviderFault {
  if (fault instanceof ProviderFault) return fault;
  if (fault instanceof openid.AuthorizationResponseError) {
    const code = codeOf(fault.error);
    if (code === "temporarily_unavailable" || code === "server_error") {
      return new ProviderFault("unavailable", code, fault);
    }
    return new ProviderFault(declining.has(code) ? "declined" : "refused", code, fault);
  }
  if (fault instanceof openid.ResponseBodyError) {
    return new ProviderFault(fault.status >= 500 ? "unavailable" : "refused", codeOf(fault.error));
  }
  if (isNoAnswer(fault)) return new ProviderFault("unavailable", "no_answer", fault);
  const code = fault instanceof openid.ClientError ? codeOf(fault.code) : "unknown";
  return new ProviderFault("refused", code, fault);
}

/** Refused connections, names that don't resolve, time-outs, and answers such as 502. */
function isNoAnswer(fault: unknown): boolean {
  for (let one = fault; one instanceof Error; one = one.cause) {
    if (one.name === "TimeoutError" || one.name === "AbortError") return true;
    if (one instanceof TypeError && one.message === "fetch failed") return true;
    if (one.cause instanceof Response) return one.cause.status >= 500;
  }
  return false;
}
