/** The settings → what a worker is built from. */
import { uuidv7 } from "uuidv7";
import { instanceIdSchema } from "#contracts/ids.ts";
import { withdrawnPassages } from "#library/withdrawn-passages.ts";
import type { Logger } from "#platform/logger.ts";
import { openServiceTracing } from "#platform/tracing/open-tracing.ts";
import type { Installation } from "#vault/open-installation.ts";
import type { WorkerConfig, WorkerSecrets } from "./config.ts";
import { openConfiguredLibrary, openModelInUse } from "./open-sources.ts";
import { reviewState } from "./review-state.ts";
import type { WorkerDeps } from "./worker.ts";

export type WorkerContext = WorkerDeps & { close(): Promise<void> };

/** `close` closes what was opened here; the installation is the caller's. */
export async function openWorkerContext(
  config: WorkerConfig,
  secrets: WorkerSecrets,
  installation: Installation,
  logger: Logger,
): Promise<WorkerContext> {
  const { database, vault, cache, answerLog } = installation;
  const broker = await installation.connectBroker();
  const model = await openModelInUse(config, secrets, { database, keys: vault.masterKeys });
  const instanceId = instanceIdSchema.parse(uuidv7());
  const service = { name: "healify-worker", instanceId, headers: secrets.otlpHeaders };
  const tracing = await openServiceTracing(config.tracing, service, logger);
  // Last: what fails before it leaves no thread of it behind, which would keep the process from ending.
  const library = await openConfiguredLibrary(config, (file) =>
    logger.warn({ file }, "sign-offs can't be read: no topic counts as reviewed by a clinician"),
  );
  return {
    instanceId,
    concurrency: config.concurrency,
    database,
    vault,
    broker,
    cache,
    answerLog,
    library,
    notes: {
      withdrawn: () => withdrawnPassages(config.libraryFolder),
      review: () => reviewState(config.libraryFolder),
    },
    model,
    logger,
    tracing,
    async close() {
      await library.close();
      await tracing.close();
    },
  };
}
