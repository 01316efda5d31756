/**
 * Takes the installation from the previous secret to the current one while it runs (the states: secret-state.ts). Every
 * process that was given both does this, at any time, and may die at it: what is left is done by the others, or by the
 * next that starts.
 */
import { setTimeout as delay } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { auditRotation } from "./audit-rotation.ts";
import type { MasterKeys } from "./master-keys.ts";
import { countOthers } from "./presence.ts";
import {
  countKeys,
  resealInstallationKeys,
  resealMailOrders,
  resealPeopleKeys,
} from "./reseal-keys.ts";
import {
  endLeaving,
  lockSecretState,
  readSecretState,
  type SecretState,
  startLeaving,
} from "./secret-state.ts";

export type RotationProgress =
  /** `processes` run without the new secret, and are waited for. */
  | { step: "waiting"; processes: number }
  /** `left` of `keys` are still sealed with the previous secret. */
  | { step: "resealing"; keys: number; left: number }
  /** The previous secret can be dropped. */
  | { step: "done"; keys: number };

export type RotationParts = {
  database: Database<Schema>;
  keys: MasterKeys;
  onProgress: (progress: RotationProgress) => void;
  onFault: (fault: unknown) => void;
};

const lookEveryMs = 1000;
const tellEveryKeys = 1000;

/** Runs by itself until the previous secret can be dropped. */
export function startSecretRotation(parts: RotationParts): { close(): Promise<void> } {
  const closing = new AbortController();
  const running = keepRotating(parts, closing.signal);
  return {
    async close() {
      closing.abort();
      await running;
    },
  };
}

async function keepRotating(parts: RotationParts, signal: AbortSignal): Promise<void> {
  let told = "";
  const tell = (progress: RotationProgress) => {
    const text = JSON.stringify(progress);
    if (text !== told) parts.onProgress(progress);
    told = text;
  };
  while (!signal.aborted) {
    try {
      const progress = await rotateFurther({ ...parts, onProgress: tell }, signal);
      tell(progress);
      if (progress.step === "done") return;
    } catch (fault) {
      parts.onFault(fault);
    }
    await delay(lookEveryMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** As far as it goes now. */
export async function rotateFurther(
  parts: RotationParts,
  signal: AbortSignal = new AbortController().signal,
): Promise<RotationProgress> {
  const { database, keys } = parts;
  const waitedFor = await database.write((trx) => leaveWhenAllCan(database, trx, keys));
  if (waitedFor > 0) return { step: "waiting", processes: waitedFor };
  const { sealing } = await readSecretState(database.read);
  if (sealing === null || !keys.sealWith(sealing)) throw new Error("another rotation has begun");
  await resealAndTell(parts, signal);
  return database.write((trx) => endWhenDone(database, trx, keys));
}

/** How many processes are waited for. With none, the current secret seals from now on. */
async function leaveWhenAllCan(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  keys: MasterKeys,
): Promise<number> {
  const sealing = await lockSecretState(database, trx);
  if (sealing === null || sealing === keys.check || sealing !== keys.previousCheck) return 0;
  const others = await countOthers(database, trx, keys.check);
  if (others > 0) return others;
  keys.sealWith(keys.check);
  await startLeaving(trx, { sealing: keys.check, leaving: sealing });
  await resealInstallationKeys(trx, keys);
  await resealMailOrders(trx, keys);
  await auditRotation(trx, "secret-rotation-begun");
  return 0;
}

async function resealAndTell(
  { database, keys, onProgress }: RotationParts,
  signal: AbortSignal,
): Promise<void> {
  const before = await countKeys(database.read, keys);
  if (before.foreign === 0) return;
  let left = before.foreign;
  let untold = 0;
  onProgress({ step: "resealing", keys: before.keys, left });
  const onResealed = (count: number) => {
    left = Math.max(0, left - count);
    untold += count;
    if (untold < tellEveryKeys) return;
    untold = 0;
    onProgress({ step: "resealing", keys: before.keys, left });
  };
  await resealPeopleKeys(database, keys, onResealed, () => signal.aborted);
}

async function endWhenDone(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  keys: MasterKeys,
): Promise<RotationProgress> {
  await lockSecretState(database, trx);
  const { keys: all, foreign } = await countKeys(trx, keys);
  if (foreign > 0) return { step: "resealing", keys: all, left: foreign };
  const { leaving } = await readSecretState(trx);
  if (leaving !== null) await auditRotation(trx, "secret-rotation-ended");
  // Once more: those that a process has sealed which did not know yet.
  await resealMailOrders(trx, keys);
  await endLeaving(trx);
  return { step: "done", keys: all };
}

export type RotationStatus = SecretState & { keys: number; foreign: number; waitedFor: number };

/** For the person who runs the server. */
export async function readRotationStatus(
  database: Database<Schema>,
  keys: MasterKeys,
): Promise<RotationStatus> {
  return {
    ...(await readSecretState(database.read)),
    ...(await countKeys(database.read, keys)),
    waitedFor: await countOthers(database, database.read, keys.check),
  };
}
