/** A provider that lies, one lie at a time: what it says must not be believed. */
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { clientId, clientSecret } from "./honest-provider.ts";

/** What a token would say if nothing was wrong, and how it is signed. */
export type Token = {
  claims: JWTPayload;
  sign: "own key" | "another key" | "client secret" | "not";
};
export type Lie = (token: Token) => Token;

export type RogueProvider = {
  issuer: string;
  /** For the next token. */
  lie: Lie;
  /** Where the browser is sent back to, as the honest answer would be. */
  visit(location: string): URL;
  /** Hangs up on everybody. */
  down: boolean;
  /** What was sent to the token endpoint. */
  asked: URLSearchParams[];
  close(): Promise<void>;
};

export const honestly: Lie = (token) => token;

export async function startRogueProvider(): Promise<RogueProvider> {
  const own = await generateKeyPair("RS256");
  const other = await generateKeyPair("RS256");
  const publicJwk = { ...(await exportJWK(own.publicKey)), kid: "one", alg: "RS256", use: "sig" };
  const visits = new Map<string, { nonce: string; challenge: string; redirectUri: string }>();
  const rogue: RogueProvider = {
    issuer: "",
    lie: honestly,
    down: false,
    asked: [],
    visit(location) {
      const query = new URL(location).searchParams;
      const code = randomBytes(16).toString("hex");
      const redirectUri = query.get("redirect_uri") ?? "";
      visits.set(code, {
        nonce: query.get("nonce") ?? "",
        challenge: query.get("code_challenge") ?? "",
        redirectUri,
      });
      const back = new URL(redirectUri);
      back.searchParams.set("code", code);
      back.searchParams.set("state", query.get("state") ?? "");
      return back;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };

  async function mint(nonce: string): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: rogue.issuer,
      sub: "rogue-subject",
      aud: clientId,
      iat: now,
      exp: now + 300,
      nonce,
      email: "somebody@example.org",
      email_verified: true,
    };
    const token = rogue.lie({ claims, sign: "own key" });
    if (token.sign === "not") {
      const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
      return `${part({ alg: "none" })}.${part(token.claims)}.`;
    }
    const jwt = new SignJWT(token.claims);
    if (token.sign === "client secret") {
      jwt.setProtectedHeader({ alg: "HS256" });
      return jwt.sign(new TextEncoder().encode(clientSecret.padEnd(32, "0")));
    }
    jwt.setProtectedHeader({ alg: "RS256", kid: "one" });
    return jwt.sign(token.sign === "own key" ? own.privateKey : other.privateKey);
  }

  const server = createServer(async (request, response) => {
    if (rogue.down) return void request.socket.destroy();
    const send = (status: number, value: unknown) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(value));
    };
    if (request.url === "/.well-known/openid-configuration") {
      return send(200, {
        issuer: rogue.issuer,
        authorization_endpoint: `${rogue.issuer}/authorize`,
        token_endpoint: `${rogue.issuer}/token`,
        jwks_uri: `${rogue.issuer}/jwks`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        // It offers what must never be taken.
        id_token_signing_alg_values_supported: ["RS256", "HS256", "none"],
      });
    }
    if (request.url === "/jwks") return send(200, { keys: [publicJwk] });
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const fields = new URLSearchParams(body);
    rogue.asked.push(fields);
    const visit = visits.get(fields.get("code") ?? "");
    visits.delete(fields.get("code") ?? "");
    const verifier = fields.get("code_verifier") ?? "";
    const challenge = createHash("sha256").update(verifier).digest("base64url");
    const right =
      visit?.challenge === challenge && visit.redirectUri === fields.get("redirect_uri");
    if (!right) return send(400, { error: "invalid_grant" });
    return send(200, {
      access_token: "not-kept-by-anybody",
      token_type: "Bearer",
      refresh_token: "not-kept-either",
      id_token: await mint(visit.nonce),
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  rogue.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return rogue;
}
