/**
 * Whether the time of a refused sign-in tells that an account exists (rule 12): known and unknown e-mails, interleaved,
 * over real HTTP. `node bench/sign-in-timing.ts [count]`; 200 of each by default. The ratio wanted is 0.9 to 1.1.
 */
import { httpClient } from "#tests/support/client.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";

const count = Number(process.argv[2] ?? 200);
const right = "quiet otters juggle plums";
const wrong = "some other pass phrase";
const known = (n: number) => `known-${n}@example.org`;
const unknown = (n: number) => `nobody-${n}@example.org`;

type Case = { name: string; password: string; prepare: Partial<UserChange> };
type UserChange = { state: "active" | "disabled" | "unverified"; password_hash: string };

const cases: readonly Case[] = [
  { name: "wrong password", password: wrong, prepare: {} },
  { name: "disabled", password: right, prepare: { state: "disabled" } },
  { name: "unverified", password: right, prepare: { state: "unverified" } },
  { name: "no password", password: right, prepare: { state: "active", password_hash: "" } },
];

const gateway = await startTestGateway({
  env: { HEALIFY_LOG_LEVEL: "silent", ...unlimited("SIGN_UPS", "NETWORK_FAILED_SIGN_INS") },
});
const call = httpClient(gateway.url);
for (let n = 0; n < count; n += 1) {
  await call("POST", "/api/auth/sign-up", { body: { email: known(n), password: right } });
}
console.log(`${count} sign-ins of known and ${count} of unknown e-mails, interleaved; median ms`);
for (const { name, password, prepare } of cases) {
  await startAfresh(gateway, prepare);
  const times = { known: [] as number[], unknown: [] as number[] };
  // The first few warm everything up.
  for (let n = -20; n < count; n += 1) {
    const pair = n % 2 ? (["known", "unknown"] as const) : (["unknown", "known"] as const);
    for (const kind of pair) {
      const email = kind === "known" ? known((n + count) % count) : unknown(n);
      const ms = await timed(email, password);
      if (n >= 0) times[kind].push(ms);
    }
  }
  const medians = { known: median(times.known), unknown: median(times.unknown) };
  const shown = `known ${medians.known.toFixed(2)}  unknown ${medians.unknown.toFixed(2)}`;
  console.log(`${name.padEnd(16)} ${shown}  ratio ${(medians.known / medians.unknown).toFixed(3)}`);
}
await gateway.close();

async function timed(email: string, password: string): Promise<number> {
  const started = performance.now();
  const { status } = await call("POST", "/api/auth/sign-in", { body: { email, password } });
  const ms = performance.now() - started;
  if (status !== 401) throw new Error(`expected 401, got ${status}`);
  return ms;
}

async function startAfresh({ database }: TestGateway, change: Partial<UserChange>): Promise<void> {
  await database.write(async (trx) => {
    await trx.deleteFrom("guess_counts").execute();
    if (Object.keys(change).length > 0) await trx.updateTable("users").set(change).execute();
  });
}

function unlimited(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`HEALIFY_LIMIT_${name}`, "999999"]));
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
