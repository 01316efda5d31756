import { randomUUID } from "node:crypto";
import { patientRedis, requireRedisUrl } from "#tests/support/services/urls.ts";
import { openRedis } from "../redis/redis-connection.ts";
import { answerLogContract } from "./answer-log.contract.ts";
import { createRedisAnswerLog } from "./answer-log-redis.ts";

answerLogContract("the Redis answer log", async () => {
  const connection = await openRedis(requireRedisUrl(), {}, patientRedis);
  const prefix = `healify-test:${randomUUID()}:`;
  const log = createRedisAnswerLog(connection, prefix);
  return {
    log: { ...log, close: () => connection.close() },
    lifeMs: (replyKey) => connection.client.pttl(prefix + replyKey),
    expire: async (replyKey) => {
      await connection.client.pexpire(prefix + replyKey, 0);
    },
  };
});
