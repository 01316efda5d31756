import { describe, expect, it } from "vitest";
import type { ReplyId } from "#contracts/ids.ts";
import { newInstance, otherWorker, ReplyScene, worker } from "#tests/support/reply-scene.ts";
import { SeededRandom } from "#tests/support/seeded-random.ts";
import { finish } from "../own-attempt.ts";
import type { RepliesContractPart } from "../replies.contract.ts";
import type { ReplyRow } from "../reply-row.ts";
import { attemptsPerAsking, hasEnded } from "../states.ts";
import { expectNobodyWaitsInVain, expectSound } from "./invariants.ts";

const rounds = 200;

export const racesContract: RepliesContractPart = (scene) => {
  const eachRound = async (race: (one: ReplyScene, random: SeededRandom) => Promise<void>) => {
    const random = new SeededRandom(34);
    for (let round = 0; round < rounds; round += 1) {
      const one = await ReplyScene.open(scene().database);
      await race(one, random);
      await one.close();
    }
  };

  it("stop, retry and finish at the same moment: one outcome", async () => {
    const seen = new Set<string>();
    await eachRound(async (one, random) => {
      const own = await one.answering();
      const next = await one.ask();
      const outcomes = new Map<string, string>();
      const races = [
        async () => outcomes.set("stop", (await one.stop(own.replyId)).kind),
        async () => outcomes.set("retry", (await one.retry(own.replyId)).kind),
        async () => {
          const { mine } = await finish(one.database, own, "sealed");
          outcomes.set("finish", mine ? "mine" : "fenced");
        },
      ];
      await Promise.all(
        random.shuffled(races).map(async (start) => {
          await turns(random.below(5));
          await start();
        }),
      );
      const story = ["stop", "retry", "finish"].map((name) => outcomes.get(name)).join(" ");
      seen.add(story);
      const rows = await one.rows();
      expectSound(rows);
      expectNobodyWaitsInVain(rows);
      const row = await one.row(own.replyId);
      // The next question was promoted when the first ended, so a retry waits behind it.
      const expected: Record<string, Partial<ReplyRow>> = {
        "ended wrong-state mine": { state: "completed", attempt: 1 },
        "stopped wrong-state fenced": { state: "stopped", attempt: 2 },
        "stopped waiting fenced": { state: "waiting", attempt: 2 },
      };
      expect(Object.keys(expected)).toContain(story);
      expect(row).toMatchObject(expected[story] ?? {});
      expect(await one.row(next)).toMatchObject({ state: "queued", attempt: 0 });
    });
    expect(seen).toContain("ended wrong-state mine");
    expect([...seen].some((story) => story.startsWith("stopped"))).toBe(true);
  });

  it("ten duplicates of one request: one is claimed", async () => {
    await eachRound(async (one) => {
      const id = await one.ask();
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, () => one.claim(id, { owner: newInstance() })),
      );
      const claimed = outcomes.flatMap((outcome) =>
        outcome.kind === "claimed" ? outcome.row : [],
      );
      expect(claimed).toHaveLength(1);
      expect(await one.row(id)).toMatchObject(claimed[0] ?? {});
      expect(claimed[0]?.attempt).toBe(1);
      expect(outcomes.filter(({ kind }) => kind === "refused")).toHaveLength(9);
    });
  });

  it("ten redeliveries of one request: each attempt is given out once, then it fails once", async () => {
    await eachRound(async (one) => {
      const id = await one.ask();
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, () => one.claim(id, { redelivered: true })),
      );
      const attempts = outcomes.flatMap((o) => (o.kind === "claimed" ? o.row.attempt : []));
      expect(attempts.sort()).toEqual([1, 2, 3, 4]);
      expect(outcomes.filter(({ kind }) => kind === "failed-at-limit")).toHaveLength(1);
      expect(await one.row(id)).toMatchObject({ state: "failed", attempt: attemptsPerAsking + 1 });
    });
  });

  it("questions accepted while one finishes: nobody waits in vain, answered by position", async () => {
    await eachRound(async (one, random) => {
      const own = await one.answering();
      const finishing = async () => {
        await finish(one.database, own, "sealed");
      };
      const asking = async () => {
        await one.ask();
      };
      await Promise.all(
        random.shuffled([finishing, asking, asking, asking]).map((start) => start()),
      );
      // The session's lock sees to it; the sweep is only there for what a crash leaves.
      expectNobodyWaitsInVain(await one.rows());
      await one.sweep();
      const rows = await one.rows();
      expectSound(rows);
      expectNobodyWaitsInVain(rows);
      expect(rows.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
      expect(await answerAll(one)).toEqual(rows.slice(1).map(({ id }) => id));
    });
  });

  it("claim at the limit beside stop and retry: what was retried does not fail", async () => {
    await eachRound(async (one, random) => {
      const id = await one.ask();
      await one.set(id, { attempt: attemptsPerAsking });
      const stopAndRetry = async () => {
        await one.stop(id);
        expect(await one.retry(id)).toMatchObject({ kind: "queued" });
      };
      const claims = Array.from({ length: 3 }, () => async () => {
        await one.claim(id, { owner: otherWorker });
      });
      await Promise.all(random.shuffled([stopAndRetry, ...claims]).map((start) => start()));
      expect(["queued", "answering"]).toContain((await one.row(id)).state);
    });
  });

  describe("stop and claim at the same moment", () => {
    it("the worker has it or not, and in the end it is stopped", async () => {
      await eachRound(async (one, random) => {
        const id = await one.ask();
        const claiming = async () => {
          const outcome = await one.claim(id);
          expect(["claimed", "ended", "refused"]).toContain(outcome.kind);
        };
        const stopping = async () => {
          expect(await one.stop(id)).toMatchObject({ kind: "stopped" });
        };
        await Promise.all(random.shuffled([claiming, stopping]).map((start) => start()));
        expect(await one.row(id)).toMatchObject({ state: "stopped", lease_owner: null });
        const late = await finish(one.database, one.own(id, 1), "late");
        expect(late).toEqual({ mine: false, promoted: null });
      });
    });
  });
};

/** So that each of the racers is first at times: a batch gathers for a turn before it goes. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Answers what is left of a session; the ids in the order in which they could be claimed. */
async function answerAll(one: ReplyScene): Promise<ReplyId[]> {
  const answered: ReplyId[] = [];
  for (;;) {
    const rows = await one.rows();
    if (rows.every(({ state }) => hasEnded(state))) return answered;
    const claimed = await Promise.all(rows.map(({ id }) => one.claim(id)));
    const taken = claimed.flatMap((outcome) => (outcome.kind === "claimed" ? outcome.row : []));
    expect(taken).toHaveLength(1);
    for (const { id, attempt } of taken) {
      await finish(one.database, one.own(id, attempt, worker), "sealed");
      answered.push(id);
    }
  }
}
