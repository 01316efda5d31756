/** Signs one device out, found by its refresh token or, without one, by the access token. */
import type { FastifyRequest } from "fastify";
import type { Principal } from "../http/app-types.ts";
import { bearerToken } from "../http/authenticate.ts";
import { clientOf } from "../http/client.ts";
import { ProblemError } from "../http/problem.ts";
import type { Accounts } from "./accounts.ts";
import { findDeviceState } from "./devices/device-store.ts";
import { revokeDevice } from "./devices/revoke-device.ts";
import { parseRefreshToken, secretMatches } from "./tokens/refresh-token.ts";
import { findRefreshToken } from "./tokens/refresh-token-store.ts";

/** Idempotent. Throws `invalid_access_token` when nothing was presented that could name a device. */
export async function signOut(
  accounts: Accounts,
  request: FastifyRequest,
  refreshToken: string | null,
): Promise<void> {
  const bearer = bearerToken(request);
  const claimed =
    (refreshToken === null ? null : await ownerOf(accounts, refreshToken)) ??
    (bearer === null ? null : await accounts.authenticator.verify(bearer));
  if (claimed) {
    await revokeDevice(accounts, { ...claimed, event: "sign-out", client: clientOf(request) });
    return;
  }
  // A refresh token that is nobody's any more has signed out already.
  if (refreshToken === null) throw new ProblemError("invalid_access_token");
}

async function ownerOf({ database }: Accounts, presented: string): Promise<Principal | null> {
  const token = parseRefreshToken(presented);
  const row = token && (await findRefreshToken(database.read, token.id));
  if (!row || !secretMatches(token.secret, row.secret_hash)) return null;
  const device = await findDeviceState(database, row.device_id);
  return device ? { userId: device.user_id, deviceId: row.device_id } : null;
}
