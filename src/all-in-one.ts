/**
 * Gateway and worker in one process: how Healify runs on a laptop. The same services over the same ports as in
 * distributed mode, only the adapters differ.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { collectDefaultMetrics, Registry } from "prom-client";
import { type GatewayConfig, type GatewaySecrets, readGatewaySettings } from "#gateway/config.ts";
import { openGatewayContext } from "#gateway/context.ts";
import { createGateway } from "#gateway/gateway.ts";
import { type FolderLock, lockFolder } from "#platform/database/folder-lock.ts";
import { SettingsFault } from "#platform/env.ts";
import { Lifecycle } from "#platform/lifecycle.ts";
import { createLogger, faultFields, type Logger } from "#platform/logger.ts";
import { requeueAllAnswering } from "#replies/sweep.ts";
import { openInstallation } from "#vault/open-installation.ts";
import { rotationLog } from "#vault/rotation-log.ts";
import { readWorkerSettings, type WorkerConfig, type WorkerSecrets } from "#worker/config.ts";
import { openWorkerContext } from "#worker/context.ts";
import { LibraryDesk } from "#worker/library-desk/library-desk.ts";
import { createWorker } from "#worker/worker.ts";

export type AllSettings = {
  gateway: { config: GatewayConfig; secrets: GatewaySecrets };
  worker: { config: WorkerConfig; secrets: WorkerSecrets };
};

/** Throws SettingsFault with what is wrong for either service, each fault once. */
export function readAllSettings(env: Readonly<Record<string, string | undefined>>): AllSettings {
  const faults = new Set<string>();
  const read = <T>(settings: () => T): T | null => {
    try {
      return settings();
    } catch (fault) {
      if (!(fault instanceof SettingsFault)) throw fault;
      for (const line of fault.faults) faults.add(line);
      return null;
    }
  };
  const gateway = read(() => readGatewaySettings(env));
  const worker = read(() => readWorkerSettings(env));
  if (gateway && worker) return { gateway, worker };
  throw new SettingsFault([...faults]);
}

export type AllInOne = {
  /** What a browser on this machine opens. */
  address: string;
  /** The model's id, or null for the library alone. */
  model: string | null;
  /** Replies that the last run had left unfinished. */
  takenUp: number;
  close(): Promise<void>;
};

/**
 * Rejects with FolderTaken when another process serves this data folder.
 * @param held the folder's lock, where the caller took it; released with the rest, on failure too
 */
export async function startAllInOne(
  { gateway, worker }: AllSettings,
  held: FolderLock | null = null,
): Promise<AllInOne> {
  const logger = createLogger(gateway.config.logLevel);
  const lifecycle = new Lifecycle((part, fault) => logFault(logger, part, fault));
  try {
    const lock = held ?? takeFolder(gateway.config);
    if (lock) lifecycle.opened("folder lock", lock.release);
    return await open({ gateway, worker }, lock, logger, lifecycle);
  } catch (fault) {
    await lifecycle.close();
    throw fault;
  }
}

async function open(
  { gateway, worker }: AllSettings,
  lock: FolderLock | null,
  logger: Logger,
  lifecycle: Lifecycle,
): Promise<AllInOne> {
  const installation = await openInstallation(
    { dataDir: gateway.config.dataDir, ...gateway.secrets, alone: lock !== null },
    (part, fault) => logFault(logger, part, fault),
    rotationLog(logger),
  );
  lifecycle.opened("installation", installation.close);
  // The lock says that no worker is alive: nothing has to wait for a lease to run out.
  const takenUp = lock ? await requeueAllAnswering(installation.database) : 0;

  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gatewayContext = await openGatewayContext(
    gateway.config,
    gateway.secrets,
    installation,
    logger,
  );
  lifecycle.opened("gateway context", gatewayContext.close);
  const workerContext = await openWorkerContext(
    worker.config,
    worker.secrets,
    installation,
    logger,
  );
  lifecycle.opened("worker context", workerContext.close);

  const libraryDesk = lock ? openDesk(worker.config) : null;
  if (libraryDesk) lifecycle.opened("library desk", () => libraryDesk.close());
  const serving = await createGateway({ ...gatewayContext, libraryDesk, registry });
  lifecycle.opened("gateway", serving.close);
  const answering = await createWorker({ ...workerContext, registry });
  // Closed first: what is under way ends before its readers are sent away.
  lifecycle.opened("worker", () => answering.close());
  const address = named((await serving.listen()).address);
  lock?.announce({ pid: process.pid, address });
  return {
    address,
    model: workerContext.model.current?.id ?? null,
    takenUp,
    close: () => lifecycle.close(25_000),
  };
}

/** By its name: passkeys are bound to one, and browsers make none for a number. */
function named(address: string): string {
  return address.replace(/^http:\/\/(127\.0\.0\.1|\[::1\])(?=:|$)/, "http://localhost");
}

/** Where nobody else has the library: with workers of their own, each has one. */
function openDesk({ libraryFolder, dataDir }: WorkerConfig): LibraryDesk {
  return new LibraryDesk({ folder: libraryFolder, scratch: join(dataDir, "uploads") });
}

/** Only an embedded folder belongs to one process. */
function takeFolder({ mode, dataDir }: GatewayConfig): FolderLock | null {
  if (mode === "distributed") return null;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return lockFolder(dataDir);
}

function logFault(logger: Logger, part: string, fault: unknown): void {
  logger.error({ part, ...faultFields(fault) }, "fault met");
}
