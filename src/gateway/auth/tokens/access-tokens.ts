/**
 * Access tokens: EdDSA JWTs for this gateway alone (RFC 9068, RFC 8725), ids and times only. A checked signature is
 * remembered by the token's hash, because checking it costs fifty times as much; expiry is compared each time, and
 * whether the device was revoked is looked up elsewhere each time.
 */
import { hash } from "node:crypto";
import { type JWTHeaderParameters, errors as joseErrors, jwtVerify, SignJWT } from "jose";
import { uuidv7 } from "uuidv7";
import { z } from "zod";
import { deviceIdSchema, userIdSchema } from "#contracts/ids.ts";
import type { Clock } from "#platform/clock.ts";
import type { Principal } from "../../http/app-types.ts";
import { accessTokenSeconds, clockSkewSeconds } from "../lifetimes.ts";
import { type SigningKeys, signingAlgorithm } from "./signing-keys.ts";

export const accessTokenAudience = "healify-gateway";
const tokenType = "at+jwt";
const rememberedTokens = 10_000;

const claimsSchema = z.object({
  sub: userIdSchema,
  sid: deviceIdSchema,
  jti: z.string().min(1),
  iat: z.number(),
  exp: z.number(),
});

type Checked = { principal: Principal; expiresAt: number };

export interface AccessTokens {
  mint(principal: Principal): Promise<{ accessToken: string; expiresIn: number }>;
  /** Null for anything but a token of ours that has not expired. Rejects when our keys can't be read. */
  verify(accessToken: string): Promise<Principal | null>;
}

export function createAccessTokens(issuer: string, keys: SigningKeys, clock: Clock): AccessTokens {
  const remembered = new Map<string, Checked>();

  async function check(accessToken: string): Promise<Checked | null> {
    try {
      const { payload } = await jwtVerify(accessToken, (header) => findKey(keys, header), {
        algorithms: [signingAlgorithm],
        typ: tokenType,
        issuer,
        audience: accessTokenAudience,
        requiredClaims: ["exp", "iat", "sub", "sid", "jti"],
        clockTolerance: clockSkewSeconds,
        currentDate: new Date(clock()),
      });
      const { sub, sid, exp } = claimsSchema.parse(payload);
      return { principal: { userId: sub, deviceId: sid }, expiresAt: exp * 1000 };
    } catch (fault) {
      if (fault instanceof joseErrors.JOSEError || fault instanceof z.ZodError) return null;
      throw fault;
    }
  }

  return {
    async mint({ userId, deviceId }) {
      const { kid, key } = keys.current();
      const now = Math.floor(clock() / 1000);
      const accessToken = await new SignJWT({ sid: deviceId })
        .setProtectedHeader({ alg: signingAlgorithm, typ: tokenType, kid })
        .setIssuer(issuer)
        .setAudience(accessTokenAudience)
        .setSubject(userId)
        .setJti(uuidv7())
        .setIssuedAt(now)
        .setExpirationTime(now + accessTokenSeconds)
        .sign(key);
      return { accessToken, expiresIn: accessTokenSeconds };
    },
    async verify(accessToken) {
      const digest = hash("sha256", accessToken, "base64url");
      const known = remembered.get(digest) ?? (await check(accessToken));
      remembered.delete(digest);
      if (!known || known.expiresAt + clockSkewSeconds * 1000 <= clock()) return null;
      const oldest = remembered.keys().next().value;
      if (remembered.size >= rememberedTokens && oldest !== undefined) remembered.delete(oldest);
      remembered.set(digest, known);
      return known.principal;
    },
  };
}

/** Only `kid` is believed, and only among our own: `jku`, `jwk`, `x5u` and `x5c` are never looked at (rule 22). */
async function findKey(keys: SigningKeys, { kid }: JWTHeaderParameters): Promise<CryptoKey> {
  const key = typeof kid === "string" ? await keys.find(kid) : null;
  if (!key) throw new joseErrors.JWKSNoMatchingKey();
  return key;
}
