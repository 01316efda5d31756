/** `healify doctor`: looks at every dependency, beside a running service. One line each; true when all is well. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pendingMigrations } from "#database/migrate.ts";
import type { Schema } from "#database/schema.ts";
import { openLibrary } from "#library/library.ts";
import { type Infrastructure, openInfrastructure } from "#platform/infrastructure.ts";
import { findOllama } from "#worker/language-model/find-ollama.ts";
import { readAllSettings } from "../all-in-one.ts";
import { webFolder } from "./build-web.ts";

type Env = Readonly<Record<string, string | undefined>>;
type Finding = { part: string; ok: boolean; says: string };
type Look = () => Promise<string>;

export async function doctor(env: Env, write: (line: string) => void): Promise<boolean> {
  const { gateway, worker } = readAllSettings(env);
  const parts = await openParts(gateway);
  const findings: Finding[] = [
    { part: "node", ok: true, says: process.version },
    ...(await lookAtInfrastructure(parts)),
    await look("library", async () => {
      const library = await openLibrary(worker.config.libraryFolder);
      const sources = await library.sources();
      await library.close();
      const held = sources.map(({ source, passages }) => `${source} ${passages}`).join(", ");
      return `${library.version} (${held} passages)`;
    }),
    await look("model", () => lookAtModel(worker)),
    await look("web app", async () => {
      if (!existsSync(webFolder)) throw new Error("not built: run `npm run build`");
      return "built";
    }),
  ];
  for (const { part, ok, says } of findings) {
    write(`${ok ? "ok   " : "WRONG"}  ${part.padEnd(12)} ${says}`);
  }
  if (typeof parts !== "string") await parts.close();
  return findings.every(({ ok }) => ok);
}

type Settings = ReturnType<typeof readAllSettings>;

/** The reason, when the infrastructure can't even be opened. */
async function openParts({
  config,
  secrets,
}: Settings["gateway"]): Promise<Infrastructure<Schema> | string> {
  if (config.mode === "embedded" && !existsSync(join(config.dataDir, "healify.db"))) {
    return `${config.dataDir} holds no database yet: \`npm start\` makes it`;
  }
  try {
    return await openInfrastructure<Schema>(
      { dataDir: config.dataDir, ...secrets },
      () => undefined,
    );
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  }
}

async function lookAtInfrastructure(parts: Infrastructure<Schema> | string): Promise<Finding[]> {
  if (typeof parts === "string") return [{ part: "servers", ok: false, says: parts }];
  const { database, cache, answerLog } = parts;
  return [
    await look("database", () => database.version()),
    await look("schema", async () => {
      const pending = await pendingMigrations(database);
      if (pending.length > 0)
        throw new Error(`lacks ${pending.join(", ")}: run \`healify migrate\``);
      return "up to date";
    }),
    await look("replies", () => countReplies(parts)),
    await look("broker", async () => {
      const broker = await parts.connectBroker();
      const { work, dead } = await broker.depths();
      if (dead > 0) throw new Error(`${broker.kind}: ${dead} dead letters, ${work} waiting`);
      return `${broker.kind}: ${work} waiting, no dead letters`;
    }),
    await look("cache", async () => {
      const stored = await cache.set("doctor", "ok", 1000);
      if (!stored || (await cache.get("doctor")) !== "ok")
        throw new Error(`${cache.kind} does not answer`);
      return cache.kind;
    }),
    await look("answer log", async () => {
      if ((await answerLog.read("doctor", null)) === null)
        throw new Error(`${answerLog.kind} does not answer`);
      return answerLog.kind;
    }),
  ];
}

async function countReplies({ database }: Infrastructure<Schema>): Promise<string> {
  const rows = await database.read
    .selectFrom("replies")
    .select(["state", (row) => row.fn.countAll<number>().as("n")])
    .groupBy("state")
    .execute();
  return rows.map(({ state, n }) => `${n} ${state}`).join(", ") || "none yet";
}

async function lookAtModel({ config }: Settings["worker"]): Promise<string> {
  const { model } = config;
  if (model === null || model.provider === "library") {
    const says = model ? "library" : "what the operator chose in the app, else the library";
    const models = await findOllama();
    return models ? `${says}; Ollama offers ${models.join(", ")}` : says;
  }
  const { modelAddress } = await import("#worker/language-model/model-setting.ts");
  const address = modelAddress(model.provider, config.modelUrl ?? undefined);
  await fetch(address, { signal: AbortSignal.timeout(3000) }).catch(() => {
    throw new Error(`${model.provider} does not answer at ${new URL(address).host}`);
  });
  return `${model.provider}/${model.model} at ${new URL(address).host}`;
}

async function look(part: string, at: Look): Promise<Finding> {
  try {
    return { part, ok: true, says: await at() };
  } catch (fault) {
    return { part, ok: false, says: fault instanceof Error ? fault.message : String(fault) };
  }
}
