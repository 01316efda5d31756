/**
 * How long it takes to look through one person's years of chats: 1,000 chat sessions with 5,000 questions and as many
 * answers, over SQLite, through the front door. Run: `node bench/search-speed.ts`.
 */
import { searchResultSchema } from "#contracts/finding.ts";
import { ChatClient } from "#tests/support/chat-client.ts";
import { startTestGateway } from "#tests/support/gateway.ts";
import { noLimits } from "#tests/support/no-limits.ts";
import { writePastChats } from "#tests/support/past-chats.ts";

const sessions = 1000;
const turnsEach = 5;
const rounds = 10;
const question =
  "I have had a dull ache behind my eyes since Tuesday, worse in the evening. I slept badly and work at a screen. Is it something to worry about, and what may I take for it? ";
const answer = `It **may** be a tension headache [1]. ${"Rest, drink enough, and take breaks from the screen [1, 2]. ".repeat(25)}\n\n## When to get help\n\n- A sudden severe headache.\n- A stiff neck with a fever.\n`;

const gateway = await startTestGateway({ deps: { limits: noLimits } });
const client = await ChatClient.signUp(gateway.url);
const chats = Array.from({ length: sessions }, (_, n) => ({
  title: `A dull ache behind my eyes, part ${n}`,
  at: Date.parse("2024-01-01T00:00:00Z") + n * 3_600_000,
  turns: Array.from({ length: turnsEach }, (__, turn) => ({
    question: n === 0 && turn === 0 ? "It began with the zebrafish" : question + n,
    answer,
  })),
}));
await writePastChats(gateway.deps, client.person.userId, chats);

async function search(query: string, pages: number) {
  const began = performance.now();
  let first = 0;
  let looks = 0;
  let found = 0;
  let cursor: string | null = null;
  do {
    const sent = await client.post("/api/chat/search", { query, cursor });
    const result = searchResultSchema.parse(sent.json);
    looks += 1;
    found += result.items.length;
    if (looks === 1) first = performance.now() - began;
    cursor = result.nextCursor;
  } while (cursor !== null && looks < pages);
  return { first, all: performance.now() - began, looks, found };
}

/** The longest time in which nobody else had a turn. */
function watchTurns() {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 1);
    last = performance.now();
  }, 1);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
for (const [what, query, pages] of [
  ["in everything: the first page", "headache", 1],
  ["in the oldest chat alone: to the end", "zebrafish", 1000],
  ["nowhere: to the end", "quetzalcoatl", 1000],
] as const) {
  const runs: Awaited<ReturnType<typeof search>>[] = [];
  const ended = watchTurns();
  const cpuBefore = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) runs.push(await search(query, pages));
  const cpu = process.cpuUsage(cpuBefore);
  const cpuMs = (cpu.user + cpu.system) / 1000 / rounds;
  const { looks, found } = runs[0] ?? { looks: 0, found: 0 };
  const ms = (pick: "first" | "all") => median(runs.map((run) => run[pick])).toFixed(0);
  console.log(
    `${what}: ${ms("first")} ms first look, ${ms("all")} ms in all, ${cpuMs.toFixed(0)} ms of processor, ${looks} looks, ${found} chats, longest turn ${ended().toFixed(0)} ms`,
  );
}
await gateway.close();
