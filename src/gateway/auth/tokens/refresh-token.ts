/**
 * A refresh token: `hrt1.<token id>.<secret>`. The id finds its row; the 256-bit secret proves it and is stored only
 * as SHA-256, which is enough for a random value (rule 27).
 */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { type RefreshTokenId, refreshTokenIdSchema } from "#contracts/ids.ts";
import { deriveKey, openText, seal } from "#platform/seal.ts";

export type RefreshToken = { id: RefreshTokenId; secret: string };

const prefix = "hrt1";

export function newRefreshToken(): RefreshToken {
  return {
    id: refreshTokenIdSchema.parse(uuidv7()),
    secret: randomBytes(32).toString("base64url"),
  };
}

export function formatRefreshToken({ id, secret }: RefreshToken): string {
  return `${prefix}.${id}.${secret}`;
}

/** Null for anything that isn't shaped like a token of ours. */
export function parseRefreshToken(text: string): RefreshToken | null {
  const [head, id, secret, ...rest] = text.split(".");
  if (head !== prefix || rest.length > 0 || !secret || !/^[\w-]{43}$/.test(secret)) return null;
  const parsed = refreshTokenIdSchema.safeParse(id);
  return parsed.success ? { id: parsed.data, secret } : null;
}

export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

export function secretMatches(secret: string, storedHash: string): boolean {
  const stored = Buffer.from(storedHash);
  const given = Buffer.from(hashSecret(secret));
  return stored.length === given.length && timingSafeEqual(stored, given);
}

/** Only who holds the parent can open its successor: a dump of the database can't (see the rotation). */
export function sealSuccessor(parent: RefreshToken, successor: RefreshToken): string {
  return seal(successorKey(parent), successor.secret, successorContext(parent));
}

/** Throws SealFault. */
export function openSuccessor(parent: RefreshToken, sealed: string): string {
  return openText(successorKey(parent), sealed, successorContext(parent));
}

const successorKey = (parent: RefreshToken) => deriveKey(parent.secret, "refresh-successor");
const successorContext = (parent: RefreshToken) => `refresh-successor:${parent.id}`;
