/**
 * Whether a device's tokens still hold: asked for every protected request, answered by the cache for at most 1.5 s,
 * else by the database. A revocation is written to the database first; "revoked" then replaces what is cached, and
 * "active" never replaces anything, so that a reader who was slower than a revocation can't undo it.
 */
import type { DeviceId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Cache } from "#platform/cache/cache.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database/database.ts";
import type { GatewayEvents } from "../../events.ts";
import type { Principal } from "../../http/app-types.ts";
import { findDeviceState } from "../devices/device-store.ts";
import { tokenStateTtl } from "../lifetimes.ts";

const revoked = "revoked";

export interface TokenState {
  /** Rejects when neither cache nor database can tell: that is never "not revoked". */
  isCurrent(claimed: Principal): Promise<boolean>;
  /** To be called once the revocation is committed. */
  noteRevoked(deviceId: DeviceId): Promise<void>;
}

type TokenStateDeps = {
  database: Database<Schema>;
  cache: Cache;
  events: GatewayEvents;
  clock: Clock;
};

export function createTokenState({ database, cache, events, clock }: TokenStateDeps): TokenState {
  async function look({ userId, deviceId }: Principal): Promise<boolean> {
    const started = performance.now();
    const device = await findDeviceState(database, deviceId);
    const now = clock();
    const current =
      device !== null &&
      device.user_id === userId &&
      device.user_state === "active" &&
      device.revoked_at === null &&
      device.expires_at > now;
    // The age of what was read counts, and a cached value never outlives the device.
    const ttl = tokenStateTtl - (performance.now() - started);
    if (current && ttl >= 1) {
      const left = Math.min(ttl, device.expires_at - now);
      await cache.setIfAbsent(key(deviceId), userId, Math.ceil(left));
    }
    return current;
  }

  return {
    async isCurrent(claimed) {
      const cached = await cache.get(key(claimed.deviceId));
      if (cached === null) {
        events.cacheMissed("token-state");
        return look(claimed);
      }
      events.cacheAnswered("token-state");
      return cached === claimed.userId;
    },
    async noteRevoked(deviceId) {
      await cache.set(key(deviceId), revoked, tokenStateTtl);
    },
  };
}

const key = (deviceId: DeviceId) => `token:${deviceId}`;
