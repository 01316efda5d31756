/** The servers of distributed mode, as an operator would set them up: Postgres syncs every commit to disk. */
import { startPostgres } from "#tests/support/services/postgres.ts";
import { startRabbitmq } from "#tests/support/services/rabbitmq.ts";
import { startRedis } from "#tests/support/services/redis.ts";
import type { TestServer } from "#tests/support/services/server-process.ts";

export type Servers = { postgres: TestServer; rabbitmq: TestServer; redis: TestServer };

export async function startServers(): Promise<Servers & { stop(): Promise<void> }> {
  const [postgres, rabbitmq, redis] = await Promise.all([
    startPostgres({ settings: { fsync: "on", synchronous_commit: "on" } }),
    startRabbitmq(),
    startRedis(),
  ]);
  return {
    postgres,
    rabbitmq,
    redis,
    async stop() {
      await Promise.all([postgres, rabbitmq, redis].map((server) => server.stop()));
    },
  };
}
