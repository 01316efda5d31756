/** `healify keys …`: the keys that sign access tokens, and the secret that everything sealed depends on. */
import { SigningKeys } from "#gateway/auth/tokens/signing-keys.ts";
import { systemClock } from "#platform/clock.ts";
import { type Env, serviceSettings } from "#platform/service-settings.ts";
import { replaceEmbeddedSecret } from "#vault/secret-file.ts";
import { type RotationStatus, readRotationStatus } from "#vault/secret-rotation.ts";
import { CommandFault } from "./command-fault.ts";
import { type OpenedStore, withStore } from "./open-store.ts";

type Say = (line: string) => void;

/** Beside running gateways: they meet the new key within a minute. */
export async function rotateSigningKey(env: Env, say: Say): Promise<void> {
  await withStore(env, async (store) => {
    const made: string[] = [];
    const keys = await signingKeys(store, (kid) => void made.push(kid)).rotate();
    const newest = keys.at(-1);
    if (!newest) throw new CommandFault("No signing key was made.");
    if (made.length === 0) {
      say(`Signing key ${newest.kid} was made before and does not sign yet; nothing was changed.`);
    } else say(`Made signing key ${newest.kid}. It is published from now on.`);
    say(`It signs from ${moment(newest.signsFrom)} on. Nobody is signed out.`);
    for (const { kid, publishedUntil } of keys) {
      if (publishedUntil === null) continue;
      say(`Key ${kid} stays published until ${moment(publishedUntil)}, for the tokens it signed.`);
    }
  });
}

/** Embedded mode alone: where the secret is a setting, whoever sets it rotates it. */
export async function rotateSecret(env: Env, say: Say): Promise<void> {
  await withStore(env, async ({ mode, dataDir, vault, database }) => {
    if (mode === "distributed" || env[serviceSettings.secret.name]) {
      throw new CommandFault(
        "HEALIFY_SECRET is a setting here: set it to a new one and HEALIFY_SECRET_PREVIOUS to the present one, and start every process again, one after the other.",
      );
    }
    const { leaving } = await readRotationStatus(database, vault.masterKeys);
    if (leaving !== null)
      throw new CommandFault("The last rotation is not through: start Healify.");
    replaceEmbeddedSecret(dataDir);
    say(`Made a new secret in ${dataDir}/secret; the one before is in ${dataDir}/secret.previous.`);
    say("Start Healify again: it seals every key anew while it runs, and deletes the old one.");
  });
}

export async function keyStatus(env: Env, say: Say): Promise<void> {
  await withStore(env, async (store) => {
    const now = systemClock();
    const keys = await signingKeys(store, () => undefined).published();
    say("Keys that sign access tokens:");
    const signing = keys.filter(({ signsFrom }) => signsFrom <= now).at(-1);
    for (const key of keys) {
      const state =
        key.signsFrom > now
          ? `signs from ${moment(key.signsFrom)} on`
          : key === signing
            ? `signs since ${moment(key.signsFrom)}`
            : "signs no more";
      const until = key.publishedUntil ? `, published until ${moment(key.publishedUntil)}` : "";
      say(`  ${key.kid}  ${state}${until}`);
    }
    const { masterKeys } = store.vault;
    const status = await readRotationStatus(store.database, masterKeys);
    say("Secret:");
    for (const line of secretLines(status, masterKeys.check)) say(`  ${line}`);
  });
}

function secretLines(status: RotationStatus, current: string): string[] {
  const { keys, foreign, waitedFor, sealing, leaving } = status;
  if (sealing !== current) {
    return [
      `A rotation was prepared: the previous secret still seals the keys of ${keys} people.`,
      waitedFor > 0
        ? `It waits for ${waitedFor} processes that run without the new one: start them again with both.`
        : "It goes on when a process runs with both secrets.",
    ];
  }
  if (leaving !== null) {
    return [
      `A rotation goes on: ${keys - foreign} of ${keys} keys of people are sealed with the new secret, ${foreign} with the previous one.`,
      "HEALIFY_SECRET_PREVIOUS can't be dropped yet.",
    ];
  }
  return [
    `Everything is sealed with the current secret (keys of ${keys} people). HEALIFY_SECRET_PREVIOUS can be dropped if it is set.`,
  ];
}

function signingKeys({ database, vault }: OpenedStore, onMade: (kid: string) => void): SigningKeys {
  return new SigningKeys({ database, masterKeys: vault.masterKeys, clock: systemClock, onMade });
}

const moment = (epochMs: number) => `${new Date(epochMs).toISOString().slice(0, 16)}Z`;
