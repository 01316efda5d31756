/** Two gateways over one Postgres, RabbitMQ and Redis, with a database of their own. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "#database/migrate.ts";
import { openInstallation } from "#vault/open-installation.ts";
import { type Call, httpClient } from "./client.ts";
import { makePostgresPlace } from "./databases.ts";
import { startTestGateway, type TestGateway } from "./gateway.ts";
import { requireRabbitmqUrl, requireRedisUrl } from "./services/urls.ts";

export type GatewayPair = {
  gateways: readonly [TestGateway, TestGateway];
  calls: readonly [Call, Call];
  close(): Promise<void>;
};

type PairOptions = {
  redisUrl?: string;
  rabbitmqUrl?: string;
  env?: Readonly<Record<string, string>>;
};

export async function startGatewayPair({
  redisUrl = requireRedisUrl(),
  rabbitmqUrl = requireRabbitmqUrl(),
  env = {},
}: PairOptions = {}): Promise<GatewayPair> {
  const place = await makePostgresPlace();
  const first = await place.open();
  await migrate(first);
  await first.close();
  const dataDir = await mkdtemp(join(tmpdir(), "healify-pair-"));
  const secret = randomBytes(32).toString("base64url");
  const settings = { dataDir, databaseUrl: place.url, rabbitmqUrl, redisUrl };
  const closers: (() => Promise<void>)[] = [];
  const open = async () => {
    // Servers that are away, or late on a busy machine, are passed over.
    const installation = await openInstallation(
      { ...settings, secret, previousSecret: null },
      () => undefined,
    );
    const { database, vault, cache, answerLog, limits } = installation;
    const broker = await installation.connectBroker();
    const deps = { database, vault, cache, answerLog, limits, broker };
    const gateway = await startTestGateway({ deps, env });
    closers.push(async () => {
      await gateway.close();
      await installation.close();
    });
    return gateway;
  };
  const gateways = [await open(), await open()] as const;
  return {
    gateways,
    calls: [httpClient(gateways[0].url), httpClient(gateways[1].url)],
    async close() {
      for (const close of closers.reverse()) await close();
      await place.remove();
      await rm(dataDir, { recursive: true });
    },
  };
}
