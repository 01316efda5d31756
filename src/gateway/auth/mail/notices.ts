/** Mails that tell a person what happened to their account. No request waits for them. */
import type { DeviceId, UserId } from "#contracts/ids.ts";
import type { Client } from "../../http/client.ts";
import type { Accounts } from "../accounts.ts";
import { isKnownDevice } from "../devices/known-device.ts";
import type { NoticeKind } from "./mail-orders.ts";

/** `client` is told in the mail: with what and from which network it was done. `deviceId`: the new device. */
export type NoticeOptions = { client?: Client; deviceId?: DeviceId };

/**
 * Queues a notice; without a mail server it ends in the mail folder. To be called once what it tells is committed,
 * never inside a transaction. A "new-device" notice is left out for the first device of an account, and for one that
 * was seen on the same network before.
 */
export function sendNotice(
  { mails, database, clock }: Pick<Accounts, "mails" | "database" | "clock">,
  userId: UserId,
  notice: NoticeKind,
  { client, deviceId }: NoticeOptions = {},
): void {
  const isNews =
    notice === "new-device" && deviceId
      ? async () => !(await isKnownDevice(database, { userId, deviceId }))
      : undefined;
  mails?.post({ kind: "notice", userId, notice, where: whereOf(client), at: clock() }, isNews);
}

export function whereOf(client: Client | undefined) {
  if (!client) return null;
  const { deviceName, addressPrefix } = client;
  return { deviceName, addressPrefix };
}
