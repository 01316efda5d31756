import { afterEach, expect, it } from "vitest";
import type { ReplyId } from "#contracts/ids.ts";
import { otherWorker, ReplyScene } from "#tests/support/reply-scene.ts";
import { fail, finish, heartbeat } from "../own-attempt.ts";
import type { RepliesContractPart } from "../replies.contract.ts";
import { confirmDispatches } from "../stop-and-retry.ts";
import { expectNobodyWaitsInVain, expectSound } from "./invariants.ts";

/** What the requests of several sessions are to each other when they go to the database in one batch. */
export const togetherContract: RepliesContractPart = (scene) => {
  let others: ReplyScene[] = [];
  const openScenes = async (count: number) => {
    const one = () => ReplyScene.open(scene().database);
    others = await Promise.all(Array.from({ length: count }, one));
    return others;
  };
  afterEach(async () => {
    for (const one of others) await one.close();
    others = [];
  });

  it("claims: each that can be had is had, the others hear why not", async () => {
    const before: ((one: ReplyScene, id: ReplyId) => Promise<unknown>)[] = [
      async () => undefined,
      (one, id) => one.set(id, { attempt: 2 }),
      (one, id) => one.stop(id),
      (one, id) => one.claim(id, { owner: otherWorker }),
    ];
    const asked = await Promise.all(
      (await openScenes(20)).map(async (one, n) => {
        const id = await one.ask();
        await before[n % before.length]?.(one, id);
        return { one, id };
      }),
    );
    const outcomes = await Promise.all(asked.map(({ one, id }) => one.claim(id, { solo: false })));
    const kinds = ["claimed", "needs-solo", "ended", "refused"];
    expect(outcomes.map(({ kind }) => kind)).toEqual(asked.map((_, n) => kinds[n % 4]));
    for (const [n, outcome] of outcomes.entries()) {
      if (outcome.kind === "claimed") expect(outcome.row.id).toBe(asked[n]?.id);
    }
  });

  it("ends: each its own, with the next question of its own session; a fenced one ends nothing", async () => {
    const scenes = await openScenes(12);
    const underWay = await Promise.all(
      scenes.map(async (one, n) => {
        const own = await one.answering();
        const next = await one.ask();
        if (n % 3 === 2) await one.set(own.replyId, { attempt: 2 });
        return { one, own, next };
      }),
    );
    const outcomes = await Promise.all(
      underWay.map(({ own }, n) =>
        n % 3 === 1
          ? fail(scene().database, own, "model_refused")
          : finish(scene().database, own, `result ${own.replyId}`),
      ),
    );
    for (const [n, { one, own, next }] of underWay.entries()) {
      const rows = await one.rows();
      expectNobodyWaitsInVain(rows);
      if (n % 3 === 2) {
        expect(outcomes[n]).toEqual({ mine: false, promoted: null });
        expect(rows.map(({ state }) => state)).toEqual(["answering", "waiting"]);
        continue;
      }
      expectSound(rows);
      expect(outcomes[n]).toMatchObject({ mine: true, promoted: { id: next, dispatch: 1 } });
      expect(await one.row(own.replyId)).toMatchObject(
        n % 3 === 1
          ? { state: "failed", error: "model_refused", result_sealed: null }
          : { state: "completed", error: null, result_sealed: `result ${own.replyId}` },
      );
    }
  });

  it("ends of one session at once: one is had, and one question promoted", async () => {
    const own = await scene().answering();
    const next = await scene().ask();
    await scene().ask();
    const outcomes = await Promise.all([
      finish(scene().database, own, "first"),
      finish(scene().database, own, "second"),
    ]);
    // The second finds its attempt at its end, as if it were the first whose answer was lost.
    expect(outcomes.map(({ mine }) => mine)).toEqual([true, true]);
    expect(outcomes.flatMap(({ promoted }) => promoted ?? [])).toMatchObject([{ id: next }]);
    const states = (await scene().rows()).map(({ state }) => state);
    expect(states).toEqual(["completed", "queued", "waiting"]);
  });

  it("claims, heartbeats, confirms and ends at the same moment, over the same rows: none is lost", async () => {
    const { database } = scene();
    const scenes = await openScenes(30);
    const ids = await Promise.all(scenes.map((one) => one.ask()));
    const confirmed = () =>
      confirmDispatches(
        database,
        ids.map((id) => ({ id, dispatch: 1 })),
      );
    const claims = scenes.map(async (one, n) => {
      const id = ids[n];
      const outcome = id && (await one.claim(id));
      if (outcome?.kind !== "claimed") throw new Error(`not had: ${outcome?.kind}`);
      const own = one.own(outcome.row.id, outcome.row.attempt);
      await heartbeat(database, [{ ...own, checkpointSealed: "so far" }]);
      return finish(database, own, "sealed");
    });
    const noise = Array.from({ length: 10 }, confirmed);
    const outcomes = await Promise.all(claims);
    await Promise.all(noise);
    expect(outcomes.every(({ mine }) => mine)).toBe(true);
    for (const one of scenes) {
      const rows = await one.rows();
      expectSound(rows);
      expect(rows.map(({ state }) => state)).toEqual(["completed"]);
    }
  });
};
