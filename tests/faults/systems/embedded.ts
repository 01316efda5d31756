/** One process over one folder. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type ModelServer, startModelServer } from "#tests/support/model-server.ts";
import { forgetFolder, guardFolder } from "#tests/support/services/guardian.ts";
import type { StoredRow } from "../driver/invariants.ts";
import {
  type Environment,
  type FaultSystem,
  modelEnvironment,
  rowColumns,
} from "./fault-system.ts";
import { type ServiceProcess, startService } from "./service-process.ts";

export class EmbeddedSystem implements FaultSystem {
  readonly mode = "embedded";
  readonly model: ModelServer;
  readonly folder: string;
  readonly env: Environment;
  readonly #ownFolder: boolean;
  #said = "";
  process: ServiceProcess;

  private constructor(
    model: ModelServer,
    folder: string,
    ownFolder: boolean,
    env: Environment,
    process: ServiceProcess,
  ) {
    this.model = model;
    this.folder = folder;
    this.#ownFolder = ownFolder;
    this.env = env;
    this.process = process;
  }

  static async start(extra: Environment = {}, folder?: string): Promise<EmbeddedSystem> {
    const own = folder ?? (await mkdtemp(join(tmpdir(), "healify-faults-")));
    if (!folder) guardFolder(own);
    const model = await startModelServer();
    const env = { ...modelEnvironment(model), HEALIFY_DATA_DIR: own, ...extra };
    return new EmbeddedSystem(model, own, !folder, env, await startService("start", env));
  }

  gateways(): readonly string[] {
    return [this.process.url()];
  }

  /** Kills it where it still runs, and starts it again over the same folder. */
  async restart(extra: Environment = {}): Promise<void> {
    this.process.kill("SIGCONT");
    this.process.kill("SIGKILL");
    await this.process.ended;
    this.#said += this.process.output();
    this.process = await startService("start", { ...this.env, ...extra });
  }

  restartWorkers(extra: Environment = {}): Promise<void> {
    return this.restart(extra);
  }

  async rows(): Promise<StoredRow[]> {
    const database = new DatabaseSync(join(this.folder, "healify.db"), { readOnly: true });
    try {
      return database.prepare(`select ${rowColumns} from replies`).all() as StoredRow[];
    } finally {
      database.close();
    }
  }

  async sql(statement: string, values: readonly (string | number)[] = []): Promise<void> {
    const database = new DatabaseSync(join(this.folder, "healify.db"), { timeout: 5000 });
    try {
      database.prepare(statement.replaceAll(/\$\d+/g, "?")).run(...values);
    } finally {
      database.close();
    }
  }

  /** Its queue lives in the process and can't be looked into: the rows alone are judged. */
  async queues(): Promise<{ work: number; dead: number }> {
    return { work: 0, dead: 0 };
  }

  async heal(): Promise<void> {
    this.process.thaw();
    if (!this.process.alive()) await this.restart();
  }

  output(): string {
    return this.#said + this.process.output();
  }

  async close(): Promise<void> {
    this.process.kill("SIGCONT");
    this.process.kill("SIGKILL");
    await this.process.ended;
    await this.model.close();
    if (!this.#ownFolder) return;
    await rm(this.folder, { recursive: true, force: true });
    forgetFolder(this.folder);
  }
}
