/**
 * 100 to 10,000 open streams in one gateway: readers of replies that are under way, each of another person. This
 * process plays the worker for all of them, because one real worker holds at most 1,000: 500 talk at a time, the others
 * are silent. Each delta carries when it was said, and the readers tell how long it took.
 */
import { setTimeout as pause } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import { instanceIdSchema, type ReplyId, type SessionId } from "#contracts/ids.ts";
import { createAnnouncer } from "#replies/announce.ts";
import { percentile } from "../measure/percentiles.ts";
import { costOf } from "../measure/processes.ts";
import { startModel } from "../model/model.ts";
import { questionText } from "../questions/questions.ts";
import type { GrowthPoint } from "../report/results.ts";
import type { HealifySystem } from "../systems/healify.ts";
import { type BenchPerson, seedPeople, tokensFor } from "../systems/people.ts";
import type { GrowthParts } from "./growth.ts";
import { startHealify } from "./start-healify.ts";
import { storeSessions } from "./stored-sessions.ts";
import { startReaders } from "./stream-readers.ts";
import { timeFirstTokens } from "./times.ts";

const sizes = [100, 1_000, 5_000, 10_000] as const;
const talkers = 500;
/** Of each talker, as a slow model: two deltas a second. */
const sayEveryMs = 500;
const talkMs = 20_000;

export async function streamsGrowth(parts: GrowthParts): Promise<GrowthPoint[]> {
  const model = await parts.opened.add(startModel());
  const points: GrowthPoint[] = [];
  const healify = await startHealify(parts, model, { people: 1 });
  await timeFirstTokens(healify.target, [questionText(1)]);
  // What one size leaves behind in the heap is used again by the next: memory is held against the start.
  const emptyMb = costOf([healify.gatewayPid]).rssMb;
  for (const size of sizes) {
    const figures = await measureStreams(healify, size, emptyMb);
    parts.say(`${size}: ${JSON.stringify(figures)}`);
    points.push({ size, figures });
  }
  return points;
}

async function measureStreams(
  healify: HealifySystem,
  size: number,
  emptyMb: number,
): Promise<Record<string, number>> {
  const replies = await repliesUnderWay(healify, size);
  const tokens = await tokensFor(
    healify.installation,
    replies.map(({ person }) => person),
  );
  const readers = startReaders();
  await readers.open(
    healify.target.url,
    replies.map(({ replyId }, index) => ({ replyId, token: tokens[index] ?? "" })),
  );
  await pause(3_000);
  const open = costOf([healify.gatewayPid]);
  const startedAt = performance.now();
  await talk(healify, replies.slice(0, talkers));
  const seconds = (performance.now() - startedAt) / 1000;
  const after = costOf([healify.gatewayPid]);
  await pause(500);
  const delays = await readers.close();
  await pause(2_000);
  return {
    "memory per stream KB": (1000 * (open.rssMb - emptyMb)) / size,
    "gateway memory MB": after.rssMb,
    "gateway CPU %": (100 * (after.cpuSeconds - open.cpuSeconds)) / seconds,
    "delta p50 ms": percentile(delays, 50),
    "delta p99 ms": percentile(delays, 99),
    "deltas read per s": delays.length / seconds,
  };
}

type UnderWay = { replyId: ReplyId; person: BenchPerson };

/** Rows as they are while a worker answers, for whichever gateway there is. */
async function repliesUnderWay(
  { installation }: HealifySystem,
  count: number,
): Promise<UnderWay[]> {
  const people = await seedPeople(installation, count);
  const bySession = new Map<SessionId, BenchPerson>();
  for (const person of people) {
    const [session] = await storeSessions(installation, person, 1, 1);
    if (session) bySession.set(session, person);
  }
  const { database } = installation;
  const { reply_to } = await database.read
    .selectFrom("replies")
    .select("reply_to")
    .where("state", "=", "completed")
    .where("lease_owner", "is", null)
    .orderBy("updated_at", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  const sessions = [...bySession.keys()];
  const found: UnderWay[] = [];
  for (let start = 0; start < sessions.length; start += 500) {
    const rows = await database.write((trx) =>
      trx
        .updateTable("replies")
        .set({
          state: "answering",
          result_sealed: null,
          reply_to,
          lease_owner: uuidv7(),
          lease_until: Date.now() + 3_600_000,
        })
        .where("session_id", "in", sessions.slice(start, start + 500))
        .returning(["id", "session_id"])
        .execute(),
    );
    for (const row of rows) {
      const person = bySession.get(row.session_id);
      if (person) found.push({ replyId: row.id, person });
    }
  }
  return found;
}

/** Each talker speaks in its own moment of the interval. */
async function talk({ installation }: HealifySystem, replies: readonly UnderWay[]): Promise<void> {
  const broker = await installation.connectBroker();
  const announce = createAnnouncer(installation.answerLog, broker);
  const row = await installation.database.read
    .selectFrom("replies")
    .select("reply_to")
    .where("id", "=", replies[0]?.replyId ?? ("" as ReplyId))
    .executeTakeFirstOrThrow();
  const replyTo = instanceIdSchema.parse(row.reply_to);
  const speak = async ({ replyId, person }: UnderWay, index: number) => {
    const audience = { replyId, replyTo, person: await installation.vault.person(person.userId) };
    await pause((index * sayEveryMs) / replies.length);
    const until = performance.now() + talkMs;
    for (let seq = 1; performance.now() < until; seq += 1) {
      const text = `${performance.timeOrigin + performance.now()} said then `;
      await announce(audience, [{ attempt: 1, seq, event: { type: "reply-delta", text } }]);
      await pause(sayEveryMs);
    }
  };
  await Promise.all(replies.map(speak));
  await broker.close();
}
