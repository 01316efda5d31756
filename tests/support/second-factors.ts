/** What a client does to set second factors up, and to sign in with them. */
import { Secret, TOTP } from "otpauth";
import { z } from "zod";
import {
  type CreationOptions,
  type RequestOptions,
  SoftwareAuthenticator,
} from "./authenticator.ts";
import type { Answer, Call, Person } from "./client.ts";

export const publicUrl = "https://health.example.org";
/** For gateways whose passkeys are tried: an https address, as behind a proxy. */
export const httpsEnv = { HEALIFY_PUBLIC_URL: publicUrl };

const setupSchema = z.object({ challenge: z.string(), secret: z.string(), uri: z.string() });
const addedSchema = z.object({ recoveryCodes: z.array(z.string()).nullable() });
const creationSchema = z.looseObject({
  challenge: z.string(),
  rp: z.object({ id: z.string() }),
  user: z.object({ id: z.string() }),
});
const requestSchema = z.looseObject({
  challenge: z.string(),
  rpId: z.string(),
  allowCredentials: z.array(z.object({ id: z.string() })),
});
const neededSchema = z.object({
  secondFactor: z.object({
    challenge: z.string(),
    methods: z.array(z.string()),
    expiresIn: z.number(),
  }),
});

export type App = { secret: string; code(at?: number): string };

/** A code of an app, computed by the library that the product uses too: see one-time-codes.test.ts for RFC 6238's own. */
export function appFor(secret: string): App {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  return { secret, code: (at = Date.now()) => totp.generate({ timestamp: at }) };
}

/** Sets an app up. `at`: the gateway's time. */
export async function addApp(
  call: Call,
  { accessToken: token }: Pick<Person, "accessToken">,
  at = Date.now(),
): Promise<{ app: App; recoveryCodes: string[] }> {
  const setup = setupSchema.parse((await call("POST", "/api/auth/totp/options", { token })).json);
  const app = appFor(setup.secret);
  const body = { challenge: setup.challenge, code: app.code(at) };
  const added = await call("POST", "/api/auth/totp", { token, body });
  return { app, recoveryCodes: addedSchema.parse(added.json).recoveryCodes ?? [] };
}

export async function creationOptions(call: Call, token: string): Promise<CreationOptions> {
  return creationSchema.parse((await call("POST", "/api/auth/passkeys/options", { token })).json);
}

export async function addPasskey(
  call: Call,
  { accessToken: token }: Pick<Person, "accessToken">,
  authenticator = new SoftwareAuthenticator(publicUrl),
): Promise<{ authenticator: SoftwareAuthenticator; recoveryCodes: string[] }> {
  const response = authenticator.make(await creationOptions(call, token));
  const body = { response, name: "My phone" };
  const added = await call("POST", "/api/auth/passkeys", { token, body });
  return { authenticator, recoveryCodes: addedSchema.parse(added.json).recoveryCodes ?? [] };
}

export function requestOptions(answer: Answer): RequestOptions {
  return requestSchema.parse(answer.json);
}

/** The first step. */
export async function firstStep(
  call: Call,
  { email, password }: Pick<Person, "email" | "password">,
  headers: Record<string, string> = {},
): Promise<{ challenge: string; methods: string[]; expiresIn: number }> {
  const body = { email, password, delivery: "body" };
  const answer = await call("POST", "/api/auth/sign-in", { body, headers });
  return neededSchema.parse(answer.json).secondFactor;
}

export function secondStep(call: Call, challenge: string, proof: object): Promise<Answer> {
  const body = { challenge, ...proof, delivery: "body" };
  return call("POST", "/api/auth/second-factor", { body });
}

export async function signInByPasskey(
  call: Call,
  authenticator: SoftwareAuthenticator,
): Promise<Answer> {
  const options = await call("POST", "/api/auth/passkeys/sign-in/options");
  const response = authenticator.sign(requestOptions(options));
  return call("POST", "/api/auth/passkeys/sign-in", { body: { response, delivery: "body" } });
}

const tokensSchema = z.object({ accessToken: z.string(), refreshToken: z.string() });

export function tokensIn(answer: Answer): { accessToken: string; refreshToken: string } {
  return tokensSchema.parse(answer.json);
}
