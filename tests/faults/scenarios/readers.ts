/** Rows 4, 5, 6, 25, 33, 34: readers that leave, come back, are many, or miss an announcement. */
import { setTimeout as delay } from "node:timers/promises";
import amqp from "amqplib";
import type { Question } from "../driver/history.ts";
import type { Asked, Lab } from "../driver/lab.ts";
import type { Scenario } from "../driver/workshop.ts";
import type { DistributedSystem } from "../systems/distributed.ts";
import { insist } from "./persist.ts";
import { redisFaults } from "./redis-faults.ts";

const inBothModes = (row: string, name: string, run: (lab: Lab) => Promise<void>): Scenario[] => [
  { row, name, mode: "embedded", run },
  { row, name, mode: "distributed", run },
];

export const readerScenarios: Scenario[] = [
  { row: "4", name: "gateway killed while streaming", mode: "distributed", run: gatewayKilled },
  {
    row: "4",
    name: "gateway asked to end while streaming",
    mode: "distributed",
    run: gatewayEnded,
  },
  ...inBothModes("5", "reader leaves, returns after the end", returnsLate),
  ...inBothModes("6", "three tabs, on all gateways", manyTabs),
  ...inBothModes("25", "ten sendings of one question at the same moment", tenSendings),
  {
    row: "25",
    name: "ten duplicates of one request in the queue",
    mode: "distributed",
    run: tenRequests,
  },
  {
    row: "33",
    name: "announcements lost: the gateway's broker connection hangs",
    mode: "distributed",
    run: announcementLost,
  },
  ...inBothModes("34", "stop, retry and finish at the same moment, 200 rounds", races),
];

async function gatewayKilled(lab: Lab<DistributedSystem>): Promise<void> {
  const { system } = lab;
  const faultsBefore = redisFaults(lab);
  const asked = await Promise.all([0, 1, 2].map((person) => lab.asked({ person, sentences: 25 })));
  for (const { question } of asked) await lab.talking(question);
  system.gatewayProcesses[0]?.kill("SIGKILL");
  lab.fault("gateway 0 killed while it streams");
  await Promise.all(asked.map(({ done }) => done));
  for (const { question } of asked) {
    const resets = eventsOf(question).filter((type) => type === "reply-reset");
    lab.expect(
      resets.length === 0 || redisFaults(lab) > faultsBefore,
      "a reader that only lost its gateway was told to start over",
      question,
    );
  }
}

/** Its readers are sent away, which must not look like the end of their answers. */
async function gatewayEnded(lab: Lab<DistributedSystem>): Promise<void> {
  const asked = await Promise.all([0, 1, 2].map((person) => lab.asked({ person, sentences: 30 })));
  for (const { question } of asked) await lab.talking(question);
  lab.system.gatewayProcesses[0]?.kill("SIGTERM");
  lab.fault("gateway 0 asked to end while it streams");
  await Promise.all(asked.map(({ done }) => done));
}

async function returnsLate(lab: Lab): Promise<void> {
  const faultsBefore = redisFaults(lab);
  const { question } = await lab.asked({ unread: true, sentences: 12 });
  const person = lab.person(0);
  const replyId = question.accepted?.replyId ?? "";
  const first = person.at(0).read(replyId);
  const connection = {
    gateway: "0",
    from: undefined,
    openedAt: lab.history.now(),
    endedAt: null,
    reader: first,
    left: true,
  };
  await lab.until(() => first.types().includes("reply-delta"), "the first words");
  first.leave();
  await first.end();
  lab.fault("the reader left");
  await lab.until(
    async () =>
      (await lab.system.rows()).some(({ id, state }) => id === replyId && state === "completed"),
    "the end",
  );
  const calls = lab.answers.callsOf(question.marker).length;
  await lab.read(question, {
    by: "the reader that returned",
    person: 0,
    gateway: 1,
    from: first.lastId(),
  });
  question.readings[0]?.connections.unshift(connection);
  const types = question.readings[0]?.connections.at(-1)?.reader.types() ?? [];
  const whole = !types.includes("reply-reset") || redisFaults(lab) > faultsBefore;
  lab.expect(whole, "the rest alone was to come", question);
  lab.expect(
    lab.answers.callsOf(question.marker).length === calls,
    "the model was called again",
    question,
  );
}

async function manyTabs(lab: Lab): Promise<void> {
  const { question, done } = await lab.asked({ sentences: 15 });
  lab.fault("three readers");
  await Promise.all([
    done,
    lab.read(question, { by: "the second tab", person: 0, gateway: 1 }),
    lab.read(question, { by: "the third tab", person: 0, gateway: 0 }),
  ]);
}

const sendWithinMs = 60_000;

async function tenSendings(lab: Lab): Promise<void> {
  const { question, accepted, done } = lab.ask();
  const person = lab.person(0);
  const until = Date.now() + sendWithinMs;
  const sent = Array.from({ length: 9 }, (_, n) => person.send(question, n, until));
  lab.fault("nine more of the same");
  await accepted;
  lab.expect((await Promise.all(sent)).every(Boolean), "one of them was never taken", question);
  await done;
  lab.expect(
    lab.answers.callsOf(question.marker).length === 1,
    "the model was called more than once",
    question,
  );
}

async function tenRequests(lab: Lab<DistributedSystem>): Promise<void> {
  const { question, done } = await lab.asked({ sentences: 15 });
  const connection = await amqp.connect(lab.system.servers.rabbitmq.url);
  const channel = await connection.createConfirmChannel();
  const replyId = question.accepted?.replyId;
  const [row] = await lab.system.query<{ reply_to: string }>(
    "select reply_to from replies where id = $1",
    [replyId ?? ""],
  );
  for (let n = 0; n < 10; n += 1) {
    const body = { v: 1, replyId, dispatch: 1, replyTo: row?.reply_to, traceparent: null };
    channel.publish("healify.v1.requests", "chat", Buffer.from(JSON.stringify(body)), {
      persistent: true,
    });
  }
  await channel.waitForConfirms();
  await connection.close();
  lab.fault("ten duplicates of the request");
  await done;
  lab.expect(
    lab.answers.callsOf(question.marker).length === 1,
    "the model was called more than once",
    question,
  );
}

/** Nothing reaches the gateways any more, and nobody tells them so. */
async function announcementLost(lab: Lab<DistributedSystem>): Promise<void> {
  const asked = await Promise.all(
    [0, 1, 2].map((person) => lab.asked({ person, sentences: 12, gateway: person })),
  );
  for (const { question } of asked) await lab.talking(question);
  lab.system.proxies.gateway.rabbitmq.halfOpen();
  lab.fault("the gateways' connections to the broker hang");
  await Promise.all(asked.map(({ done }) => done));
  const now = Date.now() - lab.history.now();
  const rows = await lab.system.rows();
  for (const { question } of asked) {
    const endedAt =
      (rows.find(({ question_id }) => question_id === question.messageId)?.updated_at ?? 0) - now;
    const readAt = question.readings[0]?.connections.at(-1)?.endedAt ?? Number.POSITIVE_INFINITY;
    lab.expectWithin(2000, readAt - endedAt, "from the end to its reader it took", question);
  }
}

const rounds = 200;
const side = 4;

async function races(lab: Lab): Promise<void> {
  lab.pace(4);
  await Promise.all(
    Array.from({ length: side }, async (_, person) => {
      for (let round = person; round < rounds; round += side) await race(lab, person);
    }),
  );
}

/** An answer of about 150 ms, stopped around its end, and asked for once more where it was stopped. */
async function race(lab: Lab, person: number): Promise<void> {
  const asked = await lab.asked({ person, sentences: 4, mayBeStopped: true, gateway: person });
  const tab = lab.read(asked.question, { by: "the second tab", person, gateway: person + 1 });
  await delay(lab.random.below(300));
  const { question } = asked;
  lab.fault(`stop of question ${question.n}`);
  const [status] = await Promise.all([insist(lab, asked, person, "stop")]);
  if (lab.random.below(2) === 0) {
    await retryAtOnce(lab, asked, person, tab);
  }
  await Promise.all([asked.done, tab]);
  lab.expect(status === 202, `the stop was answered ${status}`, question);
}

async function retryAtOnce(
  lab: Lab,
  asked: Asked,
  person: number,
  tab: Promise<void>,
): Promise<void> {
  const { question } = asked;
  // Both try at once: one of them may find it done.
  const statuses = await Promise.all([
    insist(lab, asked, person, "retry"),
    insist(lab, asked, person, "retry"),
  ]);
  if (!statuses.includes(202)) return;
  lab.expect(
    statuses.filter((status) => status === 202).length === 1,
    "both retries were taken",
    question,
  );
  await Promise.all([asked.done, tab]);
  const cut = question.readings.filter(
    ({ connections }) => connections.at(-1)?.reader.last()?.event.type === "reply-stopped",
  );
  for (const reading of cut) reading.outdated = true;
  if (lab.random.below(2) === 0) {
    await delay(lab.random.below(200));
    await insist(lab, asked, person, "stop");
  }
  const from = cut[0]?.connections.at(-1)?.reader.lastId();
  await lab.read(question, { by: "the reader of the retry", person, gateway: person, from });
}

function eventsOf(question: Question): string[] {
  return question.readings.flatMap(({ connections }) =>
    connections.flatMap(({ reader }) => reader.types()),
  );
}
