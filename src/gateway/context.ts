/** The settings and the installation → what a gateway is built from. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { uuidv7 } from "uuidv7";
import { instanceIdSchema } from "#contracts/ids.ts";
import { type Captcha, createSiteVerify } from "#platform/captcha.ts";
import { systemClock } from "#platform/clock.ts";
import { faultFields, type Logger } from "#platform/logger.ts";
import type { Mailer } from "#platform/mail/mail.ts";
import { openServiceTracing } from "#platform/tracing/open-tracing.ts";
import type { Installation } from "#vault/open-installation.ts";
import type { GatewayConfig, GatewaySecrets } from "./config.ts";
import type { GatewayDeps } from "./gateway.ts";
import type { SignInProvider } from "./oidc/provider.ts";
import { readRuleReviewers } from "./read-rule-reviewers.ts";

export type GatewayContext = GatewayDeps & { close(): Promise<void> };

/** Where `npm run build` puts the web app. */
const webFolder = fileURLToPath(new URL("../../dist/web", import.meta.url));

const senderOfFolder = "healify@localhost";

/** `close` closes what was opened here; the installation is the caller's. */
export async function openGatewayContext(
  config: GatewayConfig,
  secrets: GatewaySecrets,
  installation: Installation,
  logger: Logger,
): Promise<GatewayContext> {
  const { database, vault, cache, answerLog, limits } = installation;
  const mailer = await openMailer(config, secrets);
  const instanceId = instanceIdSchema.parse(uuidv7());
  const service = { name: "healify-gateway", instanceId, headers: secrets.otlpHeaders };
  const tracing = await openServiceTracing(config.tracing, service, logger);
  return {
    config,
    database,
    vault,
    broker: await installation.connectBroker(),
    cache,
    answerLog,
    limits,
    mailer,
    captcha: openCaptcha(config, secrets, logger),
    provider: await openProvider(config, secrets),
    logger,
    tracing,
    instanceId,
    webFolder,
    reviewers: readRuleReviewers(config.libraryFolder, (file) =>
      logger.warn({ file }, "sign-offs can't be read: no rule counts as reviewed by a clinician"),
    ),
    async close() {
      await mailer.close();
      await tracing.close();
    },
  };
}

function openCaptcha(
  { captcha }: GatewayConfig,
  { captchaSecret }: GatewaySecrets,
  logger: Logger,
): Captcha | null {
  if (captcha === null || captchaSecret === null) return null;
  return createSiteVerify({
    verifyUrl: captcha.verifyUrl,
    secret: captchaSecret,
    onFault: (fault) => logger.error({ part: "captcha", ...faultFields(fault) }, "fault met"),
  });
}

/** The library is loaded where it is needed alone. */
async function openProvider(
  { provider, publicUrl }: GatewayConfig,
  { oidcClientSecret }: GatewaySecrets,
): Promise<SignInProvider | null> {
  if (provider === null || publicUrl === null) return null;
  const { createOpenidProvider } = await import("./oidc/provider-openid.ts");
  const redirectUri = `${publicUrl}/provider`;
  return createOpenidProvider(provider, {
    clientSecret: oidcClientSecret,
    redirectUri,
    clock: systemClock,
  });
}

/** Without a mail server no address is verified; what is to be told all the same goes into a folder. */
async function openMailer(
  { mailFrom, dataDir }: GatewayConfig,
  { smtpUrl }: GatewaySecrets,
): Promise<Mailer> {
  if (smtpUrl !== null && mailFrom !== null) {
    const { createSmtpMailer } = await import("#platform/mail/mail-smtp.ts");
    return createSmtpMailer({ url: smtpUrl, from: mailFrom });
  }
  const { createFolderMailer } = await import("#platform/mail/mail-folder.ts");
  return createFolderMailer({ folder: join(dataDir, "mail"), from: mailFrom ?? senderOfFolder });
}
