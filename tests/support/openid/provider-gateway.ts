/** A gateway that people can enter with another provider, and the browser's part of doing so. */
import { createOpenidProvider } from "#gateway/oidc/provider-openid.ts";
import { systemClock } from "#platform/clock.ts";
import { type Answer, type Call, httpClient } from "#tests/support/client.ts";
import {
  startTestGateway,
  type TestGateway,
  type TestGatewayOptions,
} from "#tests/support/gateway.ts";
import { clientId, clientSecret } from "./honest-provider.ts";

/** Nothing answers there: the browser's way back is walked by `comeBack`. */
export const publicUrl = "http://healify.test";
export const redirectUri = `${publicUrl}/provider`;

export type ProviderGateway = TestGateway & { call: Call };

export async function startProviderGateway(
  issuer: string,
  { env, deps }: TestGatewayOptions = {},
): Promise<ProviderGateway> {
  const config = { issuer, clientId, name: "Example Family", scopes: "openid email profile" };
  const provider = createOpenidProvider(config, { clientSecret, redirectUri, clock: systemClock });
  const gateway = await startTestGateway({
    env: { HEALIFY_PUBLIC_URL: publicUrl, ...env },
    deps: { provider, ...deps },
  });
  return { ...gateway, call: httpClient(gateway.url) };
}

export type Leaving = { location: string; cookie: string };

/** Presses the button: where the browser is sent, and the cookie that it holds from then on. */
export async function leave(
  call: Call,
  body: { returnTo?: string; invitation?: string } = {},
): Promise<Leaving> {
  return left(await call("POST", "/api/auth/provider", { body }));
}

export async function leaveToLink(call: Call, token: string): Promise<Leaving> {
  return left(await call("POST", "/api/auth/provider-accounts/link", { token, body: {} }));
}

function left(answer: Answer): Leaving {
  if (answer.status !== 200) throw new Error(`could not leave: ${answer.text}`);
  const { location } = answer.json as { location: string };
  return { location, cookie: answer.headers.get("set-cookie")?.split(";")[0] ?? "" };
}

/** What the page does with the address that it was opened with. */
export function comeBack(
  call: Call,
  address: URL,
  { cookie, token }: { cookie: string; token?: string },
): Promise<Answer> {
  const answer = Object.fromEntries(address.searchParams);
  const headers = { cookie };
  return token === undefined
    ? call("POST", "/api/auth/provider/return", { headers, body: { ...answer, delivery: "body" } })
    : call("POST", "/api/auth/provider-accounts", { headers, token, body: answer });
}
