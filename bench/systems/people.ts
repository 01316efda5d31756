/**
 * People without passwords, straight into the database, with access tokens signed by the installation's own key: what
 * signing up costs is measured elsewhere, and hashing for thousands would take minutes.
 */

import { randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { type DeviceId, deviceIdSchema, type UserId, userIdSchema } from "#contracts/ids.ts";
import { type AccessTokens, createAccessTokens } from "#gateway/auth/tokens/access-tokens.ts";
import { SigningKeys } from "#gateway/auth/tokens/signing-keys.ts";
import { readGatewaySettings } from "#gateway/config.ts";
import { systemClock } from "#platform/clock.ts";
import { sealKeyBytes } from "#platform/seal.ts";
import { userKeyContext } from "#vault/contexts.ts";
import { type Installation, openInstallation } from "#vault/open-installation.ts";

export type BenchPerson = { userId: UserId; deviceId: DeviceId };

/** The installation beside the services, as a command of the product would open it. */
export type OpenedInstallation = Installation & {
  accessTokens: AccessTokens;
};

const day = 24 * 60 * 60_000;
const rowsAtATime = 500;

export async function openBeside(
  env: Readonly<Record<string, string>>,
): Promise<OpenedInstallation> {
  const { config, secrets } = readGatewaySettings(env);
  const fail = (part: string, fault: unknown) => console.error(part, fault);
  const installation = await openInstallation({ dataDir: config.dataDir, ...secrets }, fail);
  const keys = new SigningKeys({
    database: installation.database,
    masterKeys: installation.vault.masterKeys,
    clock: systemClock,
    onMade: () => undefined,
  });
  await keys.tend();
  return { ...installation, accessTokens: createAccessTokens("healify", keys, systemClock) };
}

export async function seedPeople(
  { database, vault }: Installation,
  count: number,
): Promise<BenchPerson[]> {
  const people = Array.from({ length: count }, () => ({
    userId: userIdSchema.parse(uuidv7()),
    deviceId: deviceIdSchema.parse(uuidv7()),
  }));
  const now = Date.now();
  for (let start = 0; start < count; start += rowsAtATime) {
    const some = people.slice(start, start + rowsAtATime);
    await database.write(async (trx) => {
      await trx
        .insertInto("users")
        .values(
          some.map(({ userId }) => ({
            id: userId,
            email_mac: userId,
            email_sealed: "-",
            name_sealed: null,
            password_hash: "-",
            state: "active" as const,
            role: "person" as const,
            email_verified_at: null,
            created_at: now,
            updated_at: now,
          })),
        )
        .execute();
      await trx
        .insertInto("devices")
        .values(
          some.map(({ userId, deviceId }) => ({
            id: deviceId,
            user_id: userId,
            name: "bench",
            address_prefix: "127.0.0.0/24",
            created_at: now,
            last_seen_at: now,
            expires_at: now + day,
            revoked_at: null,
            revoked_reason: null,
            proved_at: now,
            strict: 0 as const,
          })),
        )
        .execute();
      await trx
        .insertInto("healify_keys.user_keys")
        .values(
          some.map(({ userId }) => ({
            user_id: userId,
            key_sealed: vault.masterKeys.wrap(randomBytes(sealKeyBytes), userKeyContext(userId)),
            created_at: now,
          })),
        )
        .execute();
    });
  }
  return people;
}

/** Good for ten minutes: minted anew for every measurement. */
export async function tokensFor(
  { accessTokens }: OpenedInstallation,
  people: readonly BenchPerson[],
): Promise<string[]> {
  const minted = await Promise.all(people.map((person) => accessTokens.mint(person)));
  return minted.map(({ accessToken }) => accessToken);
}
