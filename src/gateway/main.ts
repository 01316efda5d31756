/** The gateway as a process of its own: environment, signals, what it says to a person. */
import { collectDefaultMetrics, Registry } from "prom-client";
import { Lifecycle, onTermination } from "#platform/lifecycle.ts";
import { createLogger, faultFields } from "#platform/logger.ts";
import { requireDistributed } from "#platform/service-settings.ts";
import { openInstallation } from "#vault/open-installation.ts";
import { rotationLog } from "#vault/rotation-log.ts";
import { readGatewaySettings } from "./config.ts";
import { openGatewayContext } from "./context.ts";
import { createGateway } from "./gateway.ts";

/** Once all open streams were told to reconnect, this is for what is still under way. */
const closeGraceMs = 25_000;

/**
 * Returns once it serves; from then on a signal ends the process. `say` writes one line for a person. Rejects with
 * SettingsFault and whatever openInstallation rejects with; everything is closed again then.
 */
export async function runGateway(say: (line: string) => void): Promise<void> {
  const { config, secrets } = readGatewaySettings(process.env);
  // Alone, over a folder, a gateway would take questions that nobody answers.
  requireDistributed(secrets.databaseUrl, "a gateway");
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
    const context = await openGatewayContext(config, secrets, installation, logger);
    lifecycle.opened("gateway context", context.close);
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const gateway = await createGateway({ ...context, registry });
    lifecycle.opened("gateway", gateway.close);
    const { address } = await gateway.listen();
    onTermination(() => lifecycle.close(closeGraceMs), say);
    say(`The gateway is ready at ${config.publicUrl ?? address}`);
  } catch (fault) {
    await lifecycle.close();
    throw fault;
  }
}
