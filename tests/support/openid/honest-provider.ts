/**
 * A real OpenID provider on this machine, with people that a test names. Where one of them has to sign in it shows a
 * page with a form, as a real one does; `visit` fills it in.
 */
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair } from "jose";
import Provider from "oidc-provider";

export const clientId = "healify";
export const clientSecret = "loopback-only-3f9c2b7a51";

export type PersonThere = { email?: string; email_verified?: boolean; name?: string };

export type HonestProvider = {
  issuer: string;
  /** By their subject. */
  people: Map<string, PersonThere>;
  /** Goes there as that person, and gives the address that the provider sends the browser back to. */
  visit(location: string, subject: string): Promise<URL>;
  /** Presses "No" there. */
  decline(location: string): Promise<URL>;
  close(): Promise<void>;
};

export async function startHonestProvider(redirectUris: string[]): Promise<HonestProvider> {
  const people = new Map<string, PersonThere>();
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const server = createServer((request, response) => handle(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = await openProvider(issuer, redirectUris, people);
  const answer = provider.callback();
  handle = (request, response) => {
    if (request.url?.startsWith("/interaction/")) void interact(provider, request, response);
    else void answer(request, response);
  };
  return {
    issuer,
    people,
    visit: (location, subject) => go(location, issuer, subject),
    decline: (location) => go(location, issuer, null),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function openProvider(
  issuer: string,
  redirectUris: string[],
  people: Map<string, PersonThere>,
): Promise<Provider> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  return new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: redirectUris,
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: "RS256", use: "sig", kid: "one" }] },
    cookies: { keys: [randomBytes(16).toString("hex")] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    scopes: ["openid", "email", "profile"],
    pkce: { required: () => true },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, subject) => ({
      accountId: subject,
      claims: () => ({ sub: subject, ...people.get(subject) }),
    }),
    // Nobody is asked twice: who signs in there agrees.
    async loadExistingGrant({ oidc: { provider: op, client, session } }) {
      if (!client || !session?.accountId) return undefined;
      const grant = new op.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
}

async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === "GET") {
    response.setHeader("content-type", "text/html");
    response.end(
      `<title>Sign in there</title><form method="post"><label>Who are you? <input name="subject"></label><button>Sign in there</button><button name="decline" value="1">No</button></form>`,
    );
    return;
  }
  let body = "";
  for await (const chunk of request) body += String(chunk);
  const fields = new URLSearchParams(body);
  const result = fields.get("decline")
    ? { error: "access_denied", error_description: "stopped" }
    : { login: { accountId: fields.get("subject") ?? "", remember: false } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

/** As a browser does: redirects are followed and cookies kept, until the way leads elsewhere. */
async function go(location: string, issuer: string, subject: string | null): Promise<URL> {
  const cookies = new Map<string, string>();
  const ask = async (url: URL, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(url, {
      ...init,
      redirect: "manual",
      headers: { ...init.headers, cookie },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  };
  let url = new URL(location);
  for (let hops = 0; hops < 10; hops += 1) {
    if (url.origin !== issuer) return url;
    let answer = await ask(url);
    if (answer.status === 200) {
      const body = new URLSearchParams(subject === null ? { decline: "1" } : { subject });
      answer = await ask(url, { method: "POST", body });
    }
    const next = answer.headers.get("location");
    if (!next) throw new Error(`the provider answered ${answer.status}: ${await answer.text()}`);
    url = new URL(next, url);
  }
  throw new Error("the provider sends in circles");
}
