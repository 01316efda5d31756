/** Sign-in, refresh and the check of an access token: how many a second, p99, and what of sign-in is the hash. */
import { z } from "zod";
import { openPasswordHasher } from "#gateway/auth/passwords/password-hasher.ts";
import { Caller, type CallRequest } from "../load/caller.ts";
import { percentile } from "../measure/percentiles.ts";
import { costOf } from "../measure/processes.ts";
import { startModel } from "../model/model.ts";
import type { GrowthPoint } from "../report/results.ts";
import type { HealifySystem } from "../systems/healify.ts";
import type { GrowthParts } from "./growth.ts";
import { startHealify } from "./start-healify.ts";

const sizes = [1, 16] as const;
const measureMs = 6_000;
const password = "a bench passphrase of some length";
const tokensSchema = z.object({ accessToken: z.string(), refreshToken: z.string() });

type Account = { caller: Caller; email: string; accessToken: string; refreshToken: string };

export async function accountsGrowth(parts: GrowthParts): Promise<GrowthPoint[]> {
  const model = await parts.opened.add(startModel());
  const env = {
    HEALIFY_LIMIT_SIGN_INS: "999999",
    HEALIFY_LIMIT_SIGN_UPS: "999999",
  };
  const healify = await startHealify(parts, model, { people: 0, env });
  const hashMs = await cpuOfOneHash();
  const points: GrowthPoint[] = [];
  for (const size of sizes) {
    const accounts = await Promise.all(
      Array.from({ length: size }, () => signUp(healify.target.url)),
    );
    const signIn = await repeat(healify, accounts, ({ email }) =>
      post("/api/auth/sign-in", { email, password, delivery: "body" }),
    );
    const refresh = await repeat(healify, accounts, ({ refreshToken }) =>
      post("/api/auth/refresh", { refreshToken }),
    );
    const check = await repeat(healify, accounts, ({ accessToken }) => ({
      method: "GET",
      path: "/api/auth/devices",
      token: accessToken,
    }));
    const figures = {
      ...named("sign-in", signIn),
      "sign-in CPU ms": signIn.cpuMs,
      "its hash alone, CPU ms": hashMs,
      ...named("refresh", refresh),
      ...named("token check and devices", check),
    };
    parts.say(`${size}: ${JSON.stringify(figures)}`);
    points.push({ size, figures });
    for (const { caller } of accounts) caller.close();
  }
  return points;
}

type Repeated = { perSecond: number; p99: number; cpuMs: number };

const named = (name: string, { perSecond, p99 }: Repeated) => ({
  [`${name} per s`]: perSecond,
  [`${name} p99 ms`]: p99,
});

async function repeat(
  { pids }: HealifySystem,
  accounts: readonly Account[],
  request: (account: Account) => CallRequest,
): Promise<Repeated> {
  const times: number[] = [];
  const startedAt = performance.now();
  const before = costOf(pids).cpuSeconds;
  const client = async (account: Account) => {
    while (performance.now() - startedAt < measureMs) {
      const { status, body, ms } = await account.caller.call(request(account));
      if (status !== 200) throw new Error(`${status} ${body.slice(0, 200)}`);
      times.push(ms);
      Object.assign(account, tokensSchema.partial().parse(JSON.parse(body)));
    }
  };
  await Promise.all(accounts.map(client));
  const seconds = (performance.now() - startedAt) / 1000;
  return {
    perSecond: times.length / seconds,
    p99: percentile(times, 99),
    cpuMs: (1000 * (costOf(pids).cpuSeconds - before)) / times.length,
  };
}

async function signUp(url: string): Promise<Account> {
  const caller = await Caller.open(url);
  const email = `${crypto.randomUUID()}@bench.invalid`;
  const { status, body } = await caller.call(
    post("/api/auth/sign-up", { email, password, delivery: "body" }),
  );
  if (status !== 201) throw new Error(`${status} ${body}`);
  return { caller, email, ...tokensSchema.parse(JSON.parse(body)) };
}

function post(path: string, body: object): CallRequest {
  return { method: "POST", path, body };
}

/** Milliseconds of the same hash with the same parameters, in this process; the least of many, as others run beside. */
async function cpuOfOneHash(): Promise<number> {
  const hasher = await openPasswordHasher();
  const stored = await hasher.hash(password);
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index < 20; index += 1) {
    const before = process.cpuUsage();
    await hasher.verify(password, stored);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
