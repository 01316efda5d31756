/** Builds the gateway from what it is given: tests and all-in-one call this too. */
import { Registry } from "prom-client";
import type { InstanceId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { AnswerLog } from "#platform/answer-log/answer-log.ts";
import type { Broker } from "#platform/broker/broker.ts";
import type { Cache } from "#platform/cache/cache.ts";
import type { Captcha } from "#platform/captcha.ts";
import { type Clock, systemClock } from "#platform/clock.ts";
import type { Database } from "#platform/database/database.ts";
import { Lifecycle } from "#platform/lifecycle.ts";
import type { Limits } from "#platform/limits/limits.ts";
import type { Logger } from "#platform/logger.ts";
import type { Mailer } from "#platform/mail/mail.ts";
import { describeBuild } from "#platform/metrics.ts";
import type { Tracing } from "#platform/tracing/tracing.ts";
import { noTracing } from "#platform/tracing/tracing-none.ts";
import { readQueue } from "#replies/read-queue.ts";
import type { RuleReviewers } from "#safety/rules/reviewers.ts";
import type { Vault } from "#vault/vault.ts";
import { openAccounts } from "./auth/accounts.ts";
import {
  answerLogEraser,
  deadLetterEraser,
  mailFolderEraser,
  sessionCacheEraser,
} from "./auth/erasure/erasers.ts";
import { authRoutes } from "./auth/routes.ts";
import { openChat } from "./chat/chat.ts";
import { chatRoutes } from "./chat/routes.ts";
import type { GatewayConfig } from "./config.ts";
import { type ControlChannel, openControl } from "./control.ts";
import { createGatewayEvents, type GatewayEvents } from "./events.ts";
import { exportRoutes } from "./export/routes.ts";
import { feedbackRoutes } from "./feedback/routes.ts";
import { openFollowUps } from "./follow-up/follow-ups.ts";
import { followUpRoutes } from "./follow-up/routes.ts";
import { buildApp } from "./http/app.ts";
import type { GatewayApp } from "./http/app-types.ts";
import { healthRoutes } from "./http/health.ts";
import { refuseWhenOverloaded } from "./http/overload.ts";
import { countInFlight } from "./http/requests-in-flight.ts";
import { webApp } from "./http/web-app.ts";
import { createGatewayMetrics, type GatewayMetrics } from "./metrics.ts";
import type { SignInProvider } from "./oidc/provider.ts";
import { providerRoutes } from "./oidc/routes.ts";
import { operatorRoutes } from "./operator/routes.ts";
import type { LibraryDesk } from "./operator/sources/library-desk.ts";
import { peopleRoutes } from "./profile/people-routes.ts";
import { profileRoutes } from "./profile/routes.ts";
import { createQueueMetrics } from "./queue-metrics.ts";
import { safetyCardRoutes } from "./safety-card/routes.ts";
import { warmUpTriage } from "./warm-up-triage.ts";

/** What the gateway needs; all of it is opened and closed by the caller. */
export type GatewayDeps = {
  config: GatewayConfig;
  database: Database<Schema>;
  vault: Vault;
  broker: Broker;
  cache: Cache;
  answerLog: AnswerLog;
  limits: Limits;
  /** With an SMTP mailer sign-up verifies the e-mail; with any other, or none, it signs in at once. */
  mailer: Mailer | null;
  /** None when left out. */
  captcha?: Captcha | null;
  /** None when not given. */
  provider?: SignInProvider | null;
  logger: Logger;
  /** Off when not given. */
  tracing?: Tracing;
  instanceId: InstanceId;
  /** The built web app; absolute. */
  webFolder: string;
  /** Where the library can be changed; nowhere when left out. */
  libraryDesk?: LibraryDesk | null;
  /** Who signed which rules; nobody when left out. */
  reviewers?: RuleReviewers;
  /** One per gateway; made here when not given. */
  registry?: Registry;
  clock?: Clock;
};

/** What a feature's routes are given: the deps, and what createGateway made of them. */
export type FeatureDeps = GatewayDeps & {
  clock: Clock;
  tracing: Tracing;
  events: GatewayEvents;
  control: ControlChannel;
};

export interface Gateway {
  readonly app: GatewayApp;
  /** `address` is what a browser on this machine opens. */
  listen(): Promise<{ address: string }>;
  /** Stops taking requests, waits for those under way, and closes what createGateway opened. */
  close(): Promise<void>;
}

/** Rejects when the database can't be reached: there is nothing to serve then. */
export async function createGateway(deps: GatewayDeps): Promise<Gateway> {
  const metrics = createGatewayMetrics(deps.registry ?? new Registry());
  const events = createGatewayEvents(deps.logger, metrics);
  const lifecycle = new Lifecycle(events.backgroundFault);
  try {
    const app = await build(deps, { metrics, events, lifecycle });
    const { host, port } = deps.config;
    return {
      app,
      listen: async () => {
        const address = await app.listen({ host, port });
        const stopWarmUp = warmUpTriage();
        lifecycle.opened("warm-up", async () => stopWarmUp());
        return { address };
      },
      close: () => lifecycle.close(),
    };
  } catch (fault) {
    await lifecycle.close();
    throw fault;
  }
}

type Made = { metrics: GatewayMetrics; events: GatewayEvents; lifecycle: Lifecycle };

async function build(deps: GatewayDeps, made: Made): Promise<GatewayApp> {
  const { metrics, events, lifecycle } = made;
  const control = await openControl(deps.broker, events.controlMessageIgnored);
  lifecycle.opened("control", control.close);
  const { clock = systemClock, tracing = noTracing } = deps;
  const feature: FeatureDeps = { ...deps, clock, tracing, events, control };
  const erasers = [
    answerLogEraser(deps.answerLog),
    deadLetterEraser(deps.broker),
    mailFolderEraser(deps.mailer),
  ];
  const accounts = await openAccounts(feature, erasers);
  lifecycle.opened("accounts", accounts.close);

  const web = webApp(deps.webFolder, { offline: deps.config.offline });
  const app = await buildApp({ config: deps.config, events, accounts, web, tracing });
  lifecycle.opened("http", () => app.close());
  countInFlight(app, metrics);
  describeBuild(metrics.registry, deps);
  createQueueMetrics(metrics.registry, {
    queue: () => readQueue(deps.database),
    depths: () => deps.broker.depths(),
  });
  healthRoutes(app, deps, metrics.registry);
  authRoutes(app, accounts);
  providerRoutes(app, accounts);
  operatorRoutes(app, accounts);
  // Closed before http: it ends the streams that http would wait for.
  const chat = await openChat(feature);
  lifecycle.opened("chat", chat.close);
  erasers.push(sessionCacheEraser(deps.cache, chat.memory.forget));
  const stopRefusing = refuseWhenOverloaded(app, {
    requestsUnderWay: deps.config.limits.requestsUnderWay,
    openStreams: () => chat.hub.size,
  });
  lifecycle.opened("overload", async () => stopRefusing());
  chatRoutes(app, chat);
  await profileRoutes(app, chat.profiles);
  peopleRoutes(app, chat.people);
  const followUps = openFollowUps(feature, accounts.verification);
  lifecycle.opened("follow-ups", followUps.close);
  followUpRoutes(app, followUps);
  feedbackRoutes(app, deps);
  exportRoutes(app, accounts);
  safetyCardRoutes(app, deps.database);
  // Each further feature plugs its routes in here: fooRoutes(app, feature).
  await web.register(app);
  await app.ready();
  return app;
}
