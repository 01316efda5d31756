/** The worker as a process: settings, signals, exit code. */

import { collectDefaultMetrics, Registry } from "prom-client";
import { Lifecycle, onTermination } from "#platform/lifecycle.ts";
import { createLogger, faultFields } from "#platform/logger.ts";
import { requireDistributed } from "#platform/service-settings.ts";
import { openInstallation } from "#vault/open-installation.ts";
import { rotationLog } from "#vault/rotation-log.ts";
import { readWorkerSettings } from "./config.ts";
import { openWorkerContext } from "./context.ts";
import { serveHealth } from "./serve-health.ts";
import { createWorker } from "./worker.ts";

/** What is under way may finish; the rest others take over. */
const closeGraceMs = 25_000;

/**
 * Returns once it takes requests; from then on a signal ends the process. `say` writes one line for a person. Rejects
 * with SettingsFault and whatever openInstallation rejects with; everything is closed again then.
 */
export async function runWorker(say: (line: string) => void): Promise<void> {
  const { config, secrets } = readWorkerSettings(process.env);
  // Alone, over a folder, a worker would never be asked anything.
  requireDistributed(secrets.databaseUrl, "a worker");
  const logger = createLogger(config.logLevel);
  const logFault = (part: string, fault: unknown) =>
    logger.error({ part, ...faultFields(fault) }, "fault met");
  const lifecycle = new Lifecycle(logFault);
  try {
    const installation = await openInstallation(
      { dataDir: config.dataDir, ...secrets },
      logFault,
      rotationLog(logger),
    );
    lifecycle.opened("installation", installation.close);
    const context = await openWorkerContext(config, secrets, installation, logger);
    lifecycle.opened("worker context", context.close);
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const worker = await createWorker({ ...context, registry });
    lifecycle.opened("worker", () => worker.close());
    if (config.port !== null) {
      const health = await serveHealth(config.port, registry);
      lifecycle.opened("health", health.close);
    }
    onTermination(() => lifecycle.close(closeGraceMs), say);
    say(`The worker answers with ${context.model.current?.id ?? "the library"}.`);
  } catch (fault) {
    await lifecycle.close();
    throw fault;
  }
}
