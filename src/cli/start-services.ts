/** What `healify start` runs: gateway and worker in one process. */
import type { FolderLock } from "#platform/database/folder-lock.ts";
import { onTermination } from "#platform/lifecycle.ts";
import { findOllama } from "#worker/language-model/find-ollama.ts";
import { readAllSettings, startAllInOne } from "../all-in-one.ts";
import { buildWebWhenNeeded } from "./build-web.ts";
import { findReach, inviteByCode, phoneSettings } from "./phones.ts";

type Starting = {
  /** The data folder's, where it is taken already. */
  lock: FolderLock | null;
  /** Whether the home's phones are let in. */
  phones: boolean;
};

export async function startServices(
  { lock, phones }: Starting,
  say: (line: string) => void,
): Promise<void> {
  const given = phones ? phoneSettings(process.env) : process.env;
  // On a person's own terminal only what went wrong is worth a line.
  const settings = readAllSettings({ HEALIFY_LOG_LEVEL: "warn", ...given });
  const reach = phones ? await findReach(settings.gateway.config) : null;
  await buildWebWhenNeeded(say);
  const running = await startAllInOne(settings, lock);
  onTermination(running.close, say);
  if (running.takenUp > 0) say(`Taking up ${running.takenUp} unfinished answers of the last run.`);
  say(`Healify is ready at ${running.address}`);
  say(`Answers come from ${running.model ?? "the library; no model is connected"}.`);
  if (reach) {
    const { address } = running;
    await inviteByCode(given, { address, phones: reach(address) }, say);
  }
  say("Press Ctrl-C to stop.");
  if (!running.model) await offerOllama(say);
}

/** Found by itself and offered, never used unasked. */
async function offerOllama(say: (line: string) => void): Promise<void> {
  const models = await findOllama();
  const [first] = models ?? [];
  if (!first) return;
  say(`Ollama runs on this machine with ${models?.join(", ")}.`);
  say(`To let it write the answers, start with HEALIFY_MODEL=ollama/${first}`);
}
