/**
 * The Ed25519 keys that sign access tokens: made here, sealed in the database, published as a JWKS.
 *
 *   made ──▶ published, not yet signing ──▶ signing ──▶ followed by the next, still published ──▶ deleted
 *
 * A key is published for at least the JWKS's max-age before it signs, and for an access token's life plus max-age
 * after the next one took over, so that nobody meets a token whose key they can't know (rule 24).
 */
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import { z } from "zod";
import type { Schema, SigningKeysTable } from "#database/schema.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database/database.ts";
import { signingKeyContext } from "#vault/contexts.ts";
import type { MasterKeys } from "#vault/master-keys.ts";
import { writeSealing } from "#vault/secret-state.ts";
import { nowhere } from "../../http/client.ts";
import { type AuditedEvent, writeAudit } from "../audit/audit.ts";
import { accessTokenSeconds, defaultSigningDays } from "../lifetimes.ts";
import {
  addKey,
  deleteRetiredKeys,
  hasRetiredKeys,
  lockKeys,
  publishedKeys,
} from "./signing-key-store.ts";

export const signingAlgorithm = "EdDSA" as const;
export const jwksMaxAgeSeconds = 600;
const refetchCoolDownMs = 30_000;
/** How far apart gateways look for keys that others have made. */
export const keysTendedEveryMs = 60_000;
/** Longer than the JWKS may be cached and than gateways look apart: everybody has met a key before it signs. */
const publishAheadMs = jwksMaxAgeSeconds * 1000 + 5 * keysTendedEveryMs;
const publishAfterMs = (accessTokenSeconds + jwksMaxAgeSeconds) * 1000;

const publicJwkSchema = z.object({
  kty: z.literal("OKP"),
  crv: z.literal("Ed25519"),
  x: z.string(),
});
const privateJwkSchema = publicJwkSchema.extend({ d: z.string() });

export const jwksSchema = z.object({
  keys: z.array(
    publicJwkSchema.extend({
      kid: z.string(),
      use: z.literal("sig"),
      alg: z.literal(signingAlgorithm),
    }),
  ),
});
export type Jwks = z.infer<typeof jwksSchema>;

type LoadedKey = {
  kid: string;
  activeFrom: number;
  publicJwk: JWK;
  sign: CryptoKey;
  check: CryptoKey;
};

/** Epoch milliseconds. */
export type PublishedKey = { kid: string; signsFrom: number; publishedUntil: number | null };

type SigningKeysDeps = {
  database: Database<Schema>;
  masterKeys: MasterKeys;
  clock: Clock;
  /** How many days a key signs. */
  signingDays?: number;
  onMade: (kid: string) => void;
};

export class SigningKeys {
  readonly #deps: SigningKeysDeps;
  #keys = new Map<string, LoadedKey>();
  #refetchedAt = Number.NEGATIVE_INFINITY;

  constructor(deps: SigningKeysDeps) {
    this.#deps = deps;
  }

  /** Makes the first key, follows a key that has signed long enough, loads what is there and deletes what is over. */
  async tend(): Promise<void> {
    const { database, clock, signingDays = defaultSigningDays } = this.#deps;
    const now = clock();
    const rows = await publishedKeys(database.read, now);
    const newest = rows.at(-1);
    if (!newest) await this.#follow(null, now);
    else if (newest.active_from < now - signingDays * 86_400_000) {
      await this.#follow(newest.kid, now + publishAheadMs);
    }
    if (await hasRetiredKeys(database.read, now)) {
      await database.write((trx) => deleteRetiredKeys(trx, now));
    }
    await this.#load();
  }

  /** Has the newest key followed by one more, unless that one does not sign yet. Gives all keys that are published. */
  async rotate(): Promise<PublishedKey[]> {
    const { database, clock } = this.#deps;
    const now = clock();
    const newest = (await publishedKeys(database.read, now)).at(-1);
    if (!newest) await this.#follow(null, now);
    else if (newest.active_from <= now) await this.#follow(newest.kid, now + publishAheadMs);
    return this.published();
  }

  /** What the database holds now, the newest last. */
  async published(): Promise<PublishedKey[]> {
    const { database, clock } = this.#deps;
    const rows = await publishedKeys(database.read, clock());
    return rows.map(({ kid, active_from, retire_at }) => ({
      kid,
      signsFrom: active_from,
      publishedUntil: retire_at,
    }));
  }

  /** The key that signs now. */
  current(): { kid: string; key: CryptoKey } {
    const now = this.#deps.clock();
    const active = [...this.#keys.values()].filter(({ activeFrom }) => activeFrom <= now).at(-1);
    if (!active) throw new Error("no signing key is loaded");
    return { kid: active.kid, key: active.sign };
  }

  /** Null for a kid that isn't ours. An unknown one may be another gateway's newest: looked up, but not often. */
  async find(kid: string): Promise<CryptoKey | null> {
    const known = this.#keys.get(kid);
    if (known) return known.check;
    const now = this.#deps.clock();
    if (now - this.#refetchedAt < refetchCoolDownMs) return null;
    this.#refetchedAt = now;
    await this.#load();
    return this.#keys.get(kid)?.check ?? null;
  }

  jwks(): Jwks {
    const keys = [...this.#keys.values()].map(({ kid, publicJwk }) => ({
      ...publicJwkSchema.parse(publicJwk),
      kid,
      use: "sig" as const,
      alg: signingAlgorithm,
    }));
    return { keys };
  }

  /** Adds the key after `newestKid`, unless another gateway has just done so. */
  async #follow(newestKid: string | null, activeFrom: number): Promise<void> {
    const { database, masterKeys, clock, onMade } = this.#deps;
    const seal = await this.#make(activeFrom);
    const now = clock();
    const added = await writeSealing(database, masterKeys, async (trx) => {
      const key = seal();
      await lockKeys(database, trx);
      const newest = (await publishedKeys(trx, now)).at(-1);
      if ((newest?.kid ?? null) !== newestKid) return null;
      await addKey(trx, key, activeFrom + publishAfterMs);
      await writeAudit(trx, madeKey(key.kid), { client: nowhere, at: now });
      return key.kid;
    });
    if (added) onMade(added);
  }

  async #make(activeFrom: number): Promise<() => SigningKeysTable> {
    const { masterKeys, clock } = this.#deps;
    const pair = await generateKeyPair(signingAlgorithm, { crv: "Ed25519", extractable: true });
    const publicJwk = await exportJWK(pair.publicKey);
    const kid = await calculateJwkThumbprint(publicJwk);
    const privateJwk = JSON.stringify(await exportJWK(pair.privateKey));
    return () => ({
      kid,
      public_jwk: JSON.stringify(publicJwk),
      private_sealed: masterKeys.sealForInstallation(privateJwk, signingKeyContext(kid)),
      created_at: clock(),
      active_from: activeFrom,
      retire_at: null,
    });
  }

  async #load(): Promise<void> {
    const { database, clock, masterKeys } = this.#deps;
    const rows = await publishedKeys(database.read, clock());
    const keys = await Promise.all(
      rows.map((row) => this.#keys.get(row.kid) ?? open(row, masterKeys)),
    );
    this.#keys = new Map(keys.map((key) => [key.kid, key]));
  }
}

async function open(row: SigningKeysTable, masterKeys: MasterKeys): Promise<LoadedKey> {
  const opened = masterKeys.openForInstallation(row.private_sealed, signingKeyContext(row.kid));
  const publicJwk = publicJwkSchema.parse(JSON.parse(row.public_jwk));
  return {
    kid: row.kid,
    activeFrom: row.active_from,
    publicJwk,
    sign: await importKey(privateJwkSchema.parse(JSON.parse(opened))),
    check: await importKey(publicJwk),
  };
}

async function importKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, signingAlgorithm);
  if (key instanceof Uint8Array) throw new Error("a signing key is asymmetric");
  return key;
}

const madeKey = (kid: string): AuditedEvent => ({
  event: "signing-key-made",
  outcome: "success",
  userId: null,
  deviceId: null,
  reason: kid,
});
