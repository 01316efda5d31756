/** A new device at each sign-in: nothing that the client brought along is adopted (rule 32). */
import type { Kysely } from "kysely";
import { uuidv7 } from "uuidv7";
import { type DeviceId, deviceIdSchema, type UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Client } from "../../http/client.ts";
import { lifetimesOf } from "../lifetimes.ts";
import { formatRefreshToken, hashSecret, newRefreshToken } from "../tokens/refresh-token.ts";
import { insertRefreshToken } from "../tokens/refresh-token-store.ts";
import { insertDevice } from "./device-store.ts";

/** A refresh token as a client gets it. */
export type IssuedRefreshToken = {
  refreshToken: string;
  /** Epoch milliseconds. */
  expiresAt: number;
};
export type OpenedDevice = IssuedRefreshToken & { userId: UserId; deviceId: DeviceId };

type Opening = {
  userId: UserId;
  client: Client;
  now: number;
  /** 1 for an account with a second factor. */
  strict?: 0 | 1;
  /** The end of the device that this one takes the place of: a step-up extends nothing. */
  endsAt?: number;
  /** What the person called that one. */
  label?: string | null;
  /** When the person last proved who they are, where that was not just now. */
  provedAt?: number;
};

export async function openDevice(trx: Kysely<Schema>, opening: Opening): Promise<OpenedDevice> {
  const { userId, client, now, strict = 0, label = null, provedAt = now } = opening;
  const { endsAt = Number.POSITIVE_INFINITY } = opening;
  const lifetimes = lifetimesOf({ strict });
  const deviceEnd = Math.min(now + lifetimes.absolute, endsAt);
  const deviceId = deviceIdSchema.parse(uuidv7());
  const token = newRefreshToken();
  await insertDevice(trx, {
    id: deviceId,
    user_id: userId,
    name: client.deviceName,
    address_prefix: client.addressPrefix,
    created_at: now,
    last_seen_at: now,
    expires_at: deviceEnd,
    revoked_at: null,
    revoked_reason: null,
    proved_at: provedAt,
    strict,
    label_sealed: label,
  });
  const expiresAt = Math.min(now + lifetimes.idle, deviceEnd);
  await insertRefreshToken(trx, {
    id: token.id,
    device_id: deviceId,
    secret_hash: hashSecret(token.secret),
    created_at: now,
    expires_at: expiresAt,
  });
  return { userId, deviceId, refreshToken: formatRefreshToken(token), expiresAt };
}
