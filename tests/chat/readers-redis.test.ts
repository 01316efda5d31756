import { randomUUID } from "node:crypto";
import { createRedisAnswerLog } from "#platform/answer-log/answer-log-redis.ts";
import { openRedis } from "#platform/redis/redis-connection.ts";
import { patientRedis, requireRedisUrl } from "#tests/support/services/urls.ts";
import { readersContract } from "./readers.contract.ts";

readersContract("over the log in Redis", 100, async () => {
  const connection = await openRedis(requireRedisUrl(), {}, patientRedis);
  const log = createRedisAnswerLog(connection, `healify-test:${randomUUID()}:`);
  return { ...log, close: () => connection.close() };
});
