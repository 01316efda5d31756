/** After an erasure nothing readable of the person is left: looked for in the raw bytes of all that lies on a disk. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import pg from "pg";
import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { erasureReceiptSchema } from "#contracts/auth.ts";
import { ChatClient } from "#tests/support/chat-client.ts";
import { httpClient, newPerson, type Person, signInAgain } from "#tests/support/client.ts";
import { findInFiles } from "#tests/support/raw-search.ts";
import { startPostgres } from "#tests/support/services/postgres.ts";
import { startRabbitmq } from "#tests/support/services/rabbitmq.ts";
import { startRedis } from "#tests/support/services/redis.ts";
import { waitFor } from "#tests/support/wait-for.ts";
import { startDistributed, startEmbedded } from "./systems.ts";

const name = "Annikarolla Zweifelhut";
const marker = "Zorbelburg";
const medicine = "Quartzelomycin";
const wordsOf = ({ email }: Person) => [email, "Annikarolla", "Zweifelhut", marker, medicine];

/** All that a person may leave behind: a name, a profile, people, chats, feedback, a second device, an export. */
async function leaveTraces(url: string): Promise<Person> {
  const call = httpClient(url);
  const person = await newPerson(call, name);
  const token = person.accessToken;
  const client = new ChatClient(url, person);
  const put = (path: string, body: object) => call("PUT", path, { token, body });
  expect((await put("/api/profile", { medicines: [medicine] })).status).toBe(200);
  const cared = { name, profile: { conditions: [marker] } };
  expect((await call("POST", "/api/people", { token, body: cared })).status).toBeLessThan(300);
  const sessionId = uuidv7();
  const first = await client.askForEvents(`I caught a cold in ${marker}, what helps?`, sessionId);
  expect((await first.end()).last()?.event.type).toBe("reply-end");
  const replyId = first.accepted?.reply.id;
  const rename = { token, body: { title: `Cold in ${marker}` } };
  expect((await call("PATCH", `/api/chat/sessions/${sessionId}`, rename)).status).toBe(200);
  const feedback = { feedback: { verdict: "down", reason: null, text: marker } };
  const given = await call("POST", `/api/chat/replies/${replyId}/feedback`, {
    token,
    body: feedback,
  });
  expect(given.status).toBeLessThan(300);
  const { email } = person;
  const wrong = { email, password: `not ${marker} but longer` };
  expect((await call("POST", "/api/auth/sign-in", { body: wrong })).status).toBe(401);
  await signInAgain(call, person);
  expect((await call("POST", "/api/account/export", { token })).status).toBe(200);
  expect((await call("POST", "/api/auth/forgot-password", { body: { email } })).status).toBe(202);
  return person;
}

async function erase(url: string, { accessToken: token, password }: Person): Promise<string[]> {
  const answer = await httpClient(url)("DELETE", "/api/auth/me", { token, body: { password } });
  expect(answer.status).toBe(200);
  return erasureReceiptSchema.parse(answer.json).places.map(({ place }) => place);
}

const places = [
  "key",
  "account",
  "health",
  "session cache",
  "answer cache",
  "answer log",
  "broker queues",
  "dead letters",
  "mails",
  "export",
  "logs",
  "model provider",
  "backups",
];

describe("after an erasure", () => {
  it("the data folder of embedded mode holds nothing of the person, and not their key", async () => {
    const embedded = await startEmbedded();
    embedded.model.always({ kind: "normal" });
    try {
      const { folder, process } = embedded;
      const person = await leaveTraces(process.url());
      const keys = new DatabaseSync(join(folder, "keys.db"), { readOnly: true });
      const sealed = keys
        .prepare("select key_sealed from user_keys where user_id = ?")
        .get(person.userId)?.key_sealed;
      keys.close();
      const key = String(sealed);
      await waitFor(
        () => findInFiles(folder, [person.email]).some((at) => / in mail\b/.test(at)),
        "a mail in the folder",
      );
      expect(findInFiles(folder, [key])).not.toEqual([]);
      expect(findInFiles(folder, wordsOf(person)).filter((at) => !/ in mail\b/.test(at))).toEqual(
        [],
      );

      expect(await erase(process.url(), person)).toEqual(expect.arrayContaining(places));
      const nothing = () => expect(findInFiles(folder, [...wordsOf(person), key])).toEqual([]);
      nothing();
      expect(findInFiles(folder, [person.userId])).not.toEqual([]);
      await process.stop();
      nothing();
      for (const word of wordsOf(person)) expect(process.output()).not.toContain(word);
      await embedded.restart();
    } finally {
      await embedded.close();
    }
  });

  it("the folders of Postgres, RabbitMQ and Redis hold nothing of the person, and no table their key", async () => {
    const [postgres, rabbitmq, redis] = await Promise.all([
      startPostgres(),
      startRabbitmq(),
      startRedis({ persistent: true }),
    ]);
    const servers = { postgres: postgres.url, rabbitmq: rabbitmq.url, redis: redis.url };
    const system = await startDistributed(servers);
    system.model.always({ kind: "normal" });
    const database = new pg.Client({ connectionString: system.databaseUrl });
    try {
      await database.connect();
      const url = system.gateways[0]?.url() ?? "";
      const person = await leaveTraces(url);
      const { rows } = await database.query(
        "select key_sealed from healify_keys.user_keys where user_id = $1",
        [person.userId],
      );
      const key = String(rows[0]?.key_sealed);
      await database.query("checkpoint");
      const tables = join(postgres.folder, "cluster", "base");
      expect(findInFiles(tables, [key])).not.toEqual([]);

      expect(await erase(url, person)).toEqual(expect.arrayContaining(places));
      await database.query("checkpoint");
      expect(findInFiles(tables, [key])).toEqual([]);
      const folders = [postgres.folder, rabbitmq.folder, redis.folder, system.env.HEALIFY_DATA_DIR];
      for (const folder of folders) {
        expect(findInFiles(folder ?? "", wordsOf(person))).toEqual([]);
      }
      expect(findInFiles(postgres.folder, [person.userId])).not.toEqual([]);
      expect(findInFiles(redis.folder, ["token:"])).not.toEqual([]);
      for (const running of [...system.gateways, ...system.workers]) {
        for (const word of wordsOf(person)) expect(running.output()).not.toContain(word);
      }
    } finally {
      await database.end();
      await system.close();
      await Promise.all([postgres.stop(), rabbitmq.stop(), redis.stop()]);
    }
  });
});
