/** The worker as a process: settings, signals, exit code. */

import { onTermination } from "#platform/lifecycle.ts";
import { createLogger, faultFields } from "#platform/logger.ts";
import { openInstallation } from "#vault/open-installation.ts";
import { readWorkerSettings } from "./config.ts";
import { openWorkerContext } from "./context.ts";
import { createWorker } from "./worker.ts";

/** Runs until it is told to stop. Rejects with what kept it from starting. */
export async function runWorker(say: (line: string) => void): Promise<void> {
  const { config, secrets } = readWorkerSettings(process.env);
  const logger = createLogger(config.logLevel);
  const installation = await openInstallation(
    { dataDir: config.dataDir, ...secrets },
    (part, fault) => logger.error({ part, ...faultFields(fault) }, "fault met"),
  );
  const context = await openWorkerContext(config, secrets, installation, logger);
  const worker = await createWorker(context);
  say(`Healify worker answers with ${context.model?.id ?? "the library"}.`);
  onTermination(async () => {
    await worker.close();
    await context.close();
    await installation.close();
  }, say);
}
