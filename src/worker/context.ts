/** The settings → what a worker is built from. */
import { uuidv7 } from "uuidv7";
import { instanceIdSchema } from "#contracts/ids.ts";
import type { Logger } from "#platform/logger.ts";
import type { Installation } from "#vault/open-installation.ts";
import type { WorkerConfig, WorkerSecrets } from "./config.ts";
import { openConfiguredLibrary, openConfiguredModel } from "./open-sources.ts";
import type { WorkerDeps } from "./worker.ts";

export type WorkerContext = WorkerDeps & { close(): Promise<void> };

/** `close` closes what was opened here; the installation is the caller's. */
export async function openWorkerContext(
  config: WorkerConfig,
  secrets: WorkerSecrets,
  installation: Installation,
  logger: Logger,
): Promise<WorkerContext> {
  const library = await openConfiguredLibrary(config);
  const { database, vault, cache, answerLog } = installation;
  return {
    instanceId: instanceIdSchema.parse(uuidv7()),
    concurrency: config.concurrency,
    database,
    vault,
    broker: await installation.connectBroker(),
    cache,
    answerLog,
    library,
    model: await openConfiguredModel(config, secrets),
    logger,
    close: () => library.close(),
  };
}
