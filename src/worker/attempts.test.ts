import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { userIdSchema } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { noSpan } from "#platform/tracing/tracing-none.ts";
import { makeSqlitePlace, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { ReplyScene, worker } from "#tests/support/reply-scene.ts";
import { type Attempt, AttemptLost, Attempts, type LossReason } from "./attempts.ts";
import { ReplyWriter } from "./reply-writer.ts";

const sealed = { seal: (text: string) => `sealed:${text}`, open: (text: string) => text };

describe("the attempts of a worker", () => {
  let test: TestDatabase;
  let scene: ReplyScene;
  let faults: unknown[];
  let attempts: Attempts;

  beforeEach(async () => {
    test = await openTestDatabase(makeSqlitePlace);
    scene = await ReplyScene.open(test.database);
    faults = [];
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
  });
  afterEach(async () => {
    attempts.close();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
    await test.remove();
  });

  function open(database: Database<Schema> = test.database): Attempts {
    attempts = new Attempts(database, (fault) => void faults.push(fault));
    return attempts;
  }

  function underWay(own: Attempt["own"]): Attempt {
    const abort = new AbortController();
    const announce = Object.assign(async () => "stored" as const, {
      log: async () => "stored" as const,
      tell: () => undefined,
    });
    const audience = { replyId: own.replyId, replyTo: worker, person: sealed };
    return {
      own,
      userId: userIdSchema.parse(scene.userId),
      person: sealed,
      writer: new ReplyWriter(announce, audience, own.attempt, () => undefined),
      signal: abort.signal,
      span: noSpan,
      lose: (reason: LossReason) => abort.abort(new AttemptLost(reason)),
      renewedAt: performance.now(),
    };
  }

  const reasonOf = (attempt: Attempt) =>
    attempt.signal.reason instanceof AttemptLost ? attempt.signal.reason.reason : null;

  /** Lets timers fire and what they began come to its end. */
  async function pass(ms: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(ms);
    for (let n = 0; n < 20; n += 1) await new Promise((resolve) => setImmediate(resolve));
  }

  it("renew their leases and keep their checkpoints, every 5 s", async () => {
    const own = await scene.answering();
    const attempt = underWay(own);
    open().add(attempt);
    attempt.writer.write({ type: "reply-delta", text: "Rest." });
    await attempt.writer.flush();
    await scene.set(own.replyId, { lease_until: 1 });
    await pass(5000);
    const row = await scene.row(own.replyId);
    expect(row.lease_until).toBeGreaterThan(Date.now() + 10_000);
    expect(row.checkpoint_sealed).toContain("Rest.");
    await pass(60_000);
    expect(attempt.signal.aborted).toBe(false);
    expect(faults).toEqual([]);
  });

  it("are lost as fenced when somebody else has the reply, the others of the beat are not", async () => {
    const [mine, theirs] = [await scene.answering(), underWay(await scene.answering())];
    const kept = underWay(mine);
    open().add(kept);
    attempts.add(theirs);
    await scene.set(theirs.own.replyId, { attempt: 2 });
    await pass(5000);
    expect(reasonOf(theirs)).toBe("fenced");
    expect(kept.signal.aborted).toBe(false);
  });

  it("stop by themselves before the lease is over when the database is away", async () => {
    const attempt = underWay(await scene.answering());
    const away = { ...test.database, writeOne: () => Promise.reject(new Error("away")) };
    open(away).add(attempt);
    await pass(9900);
    expect(attempt.signal.aborted).toBe(false);
    await pass(2100);
    expect(reasonOf(attempt)).toBe("lease-late");
    expect(faults.length).toBeGreaterThan(0);
  });

  it("count a lease from its statement, not from when its outcome was heard", async () => {
    const attempt = underWay(await scene.answering());
    const answer = Promise.withResolvers<never>();
    let calls = 0;
    const slow: Database<Schema> = {
      ...test.database,
      writeOne: async (statement) => {
        calls += 1;
        if (calls > 1) return answer.promise;
        const done = await test.database.writeOne(statement);
        await vi.advanceTimersByTimeAsync(4900);
        return done;
      },
    };
    open(slow).add(attempt);
    await pass(5000);
    // Renewed at 5 s, heard of at 9.9 s: late from 15 s on.
    await pass(6200);
    expect(reasonOf(attempt)).toBe("lease-late");
  });

  it("are over for an older attempt when this worker takes the reply from itself", async () => {
    const own = await scene.answering();
    const older = underWay(own);
    const newer = underWay({ ...own, attempt: 2 });
    open().add(older);
    attempts.add(newer);
    expect(reasonOf(older)).toBe("fenced");
    expect(newer.signal.aborted).toBe(false);
  });

  it("are cancelled by reply, by person, or all together", async () => {
    const [one, two] = [underWay(await scene.answering()), underWay(await scene.answering())];
    open().add(one);
    attempts.add(two);
    attempts.cancel(one.own.replyId);
    expect([reasonOf(one), reasonOf(two)]).toEqual(["cancelled", null]);
    attempts.cancelPerson(two.userId);
    expect(reasonOf(two)).toBe("cancelled");
    const three = underWay(one.own);
    attempts.remove(one);
    attempts.add(three);
    attempts.loseAll("shutdown");
    expect(reasonOf(three)).toBe("shutdown");
  });
});
