/** The gateway as a process: settings, signals, exit code. */
import { onTermination } from "#platform/lifecycle.ts";
import { createLogger, faultFields } from "#platform/logger.ts";
import { openInstallation } from "#vault/open-installation.ts";
import { readGatewaySettings } from "./config.ts";
import { openGatewayContext } from "./context.ts";
import { createGateway } from "./gateway.ts";

/** Runs until it is told to stop. Rejects with what kept it from starting. */
export async function runGateway(say: (line: string) => void): Promise<void> {
  const { config, secrets } = readGatewaySettings(process.env);
  const logger = createLogger(config.logLevel);
  const installation = await openInstallation(
    { dataDir: config.dataDir, ...secrets },
    (part, fault) => logger.error({ part, ...faultFields(fault) }, "fault met"),
  );
  const context = await openGatewayContext(config, secrets, installation, logger);
  const gateway = await createGateway(context);
  const { address } = await gateway.listen();
  say(`Healify gateway listens at ${address}`);
  onTermination(async () => {
    await gateway.close();
    await context.close();
    await installation.close();
  }, say);
}
