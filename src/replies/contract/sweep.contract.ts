import { expect, it } from "vitest";
import { otherWorker, ReplyScene } from "#tests/support/reply-scene.ts";
import { finish, tryLater } from "../own-attempt.ts";
import type { RepliesContractPart } from "../replies.contract.ts";
import { attemptsPerAsking, claimWithinMs, confirmWithinMs, leaseMs } from "../states.ts";
import { confirmDispatches } from "../stop-and-retry.ts";
import { putOff, requeueAllAnswering } from "../sweep.ts";

const nothing = { dispatched: [], failed: [], takenOver: 0 };

export const sweepContract: RepliesContractPart = (scene) => {
  it("sweep: what was just published, is answered or has ended is left alone", async () => {
    await scene().ask();
    await scene().ask();
    await scene().justPublished();
    expect(await scene().sweep()).toEqual(nothing);
    const [first] = await scene().rows();
    if (first) await scene().claim(first.id);
    await scene().pass(leaseMs - 5_000);
    expect(await scene().sweep()).toEqual(nothing);
    for (const row of await scene().rows()) await scene().set(row.id, { state: "completed" });
    await scene().pass(1e9);
    expect(await scene().sweep()).toEqual(nothing);
  });

  it("sweep, not confirmed: published again after 250 ms, once", async () => {
    const id = await scene().ask();
    await scene().pass(confirmWithinMs + 1);
    expect(await scene().sweep()).toMatchObject({
      dispatched: [{ id, dispatch: 2 }],
      takenOver: 0,
    });
    await scene().justPublished();
    expect(await scene().sweep()).toEqual(nothing);
    expect(await scene().row(id)).toMatchObject({ state: "queued", dispatch: 2, attempt: 0 });
  });

  it("sweep, confirmed but unclaimed: published again after 60 s, then after twice as long", async () => {
    const id = await scene().ask();
    for (const dispatch of [1, 2, 3]) {
      await confirmDispatches(scene().database, [{ id, dispatch }]);
      const wait = claimWithinMs * 2 ** (dispatch - 1);
      await scene().pass(wait - 5_000);
      expect(await scene().sweep()).toEqual(nothing);
      await scene().pass(5_001);
      expect(await scene().sweep()).toMatchObject({ dispatched: [{ id, dispatch: dispatch + 1 }] });
    }
  });

  it("sweep: a row that is put off is published when its time has come", async () => {
    const own = await scene().answering();
    await tryLater(scene().database, own, "model_unavailable", 15_000);
    await scene().pass(10_000);
    expect(await scene().sweep()).toEqual(nothing);
    await scene().pass(5_001);
    expect(await scene().sweep()).toMatchObject({ dispatched: [{ id: own.replyId, dispatch: 2 }] });
  });

  it("sweep, lease over: queued again, and its old worker is fenced by the next claim", async () => {
    const own = await scene().answering();
    await scene().pass(leaseMs + 1);
    expect(await scene().sweep()).toMatchObject({
      dispatched: [{ id: own.replyId, dispatch: 2 }],
      failed: [],
      takenOver: 1,
    });
    expect(await scene().row(own.replyId)).toMatchObject({
      state: "queued",
      attempt: 1,
      lease_owner: null,
      lease_until: null,
    });
    expect(await finish(scene().database, own, "late")).toMatchObject({ mine: false });
    const request = { dispatch: 2, owner: otherWorker };
    expect(await scene().claim(own.replyId, request)).toMatchObject({ row: { attempt: 2 } });
  });

  it("sweep, lease over at the limit: failed, and the next question gets its turn", async () => {
    const own = await scene().answering();
    const next = await scene().ask();
    await scene().set(own.replyId, { attempt: attemptsPerAsking, checkpoint_sealed: "so far" });
    await scene().pass(leaseMs + 1);
    const end = { id: own.replyId, state: "failed", attempt: attemptsPerAsking + 1 };
    expect(await scene().sweep()).toMatchObject({
      dispatched: [{ id: next, dispatch: 1 }],
      failed: [{ ...end, error: "attempts_used_up" }],
      takenOver: 0,
    });
    expect(await scene().row(own.replyId)).toMatchObject({ ...end, checkpoint_sealed: null });
    expect(await scene().row(next)).toMatchObject({ state: "queued" });
  });

  it("sweep, orphan: what waits with nothing active before it is queued, the lowest first", async () => {
    const first = await scene().ask();
    const second = await scene().ask();
    const third = await scene().ask();
    await scene().set(first, { state: "completed" });
    expect(await scene().sweep()).toMatchObject({ dispatched: [{ id: second, dispatch: 1 }] });
    expect(await scene().row(second)).toMatchObject({ state: "queued" });
    expect(await scene().row(third)).toMatchObject({ state: "waiting" });
    await scene().justPublished();
    expect(await scene().sweep()).toEqual(nothing);
  });

  it("sweep: several gateways at once never send the same dispatch", async () => {
    const others = await Promise.all(
      Array.from({ length: 10 }, () => ReplyScene.open(scene().database)),
    );
    const asked = await Promise.all(others.map((other) => other.ask()));
    await Promise.all(others.map((other) => other.pass(confirmWithinMs + 5_000)));
    const swept = await Promise.all([scene().sweep(), scene().sweep(), scene().sweep()]);
    const dispatched = swept.flatMap((one) => one.dispatched);
    const sent = dispatched.map(({ id, dispatch }) => `${id} ${dispatch}`);
    expect(new Set(sent).size).toBe(sent.length);
    expect(sent).toEqual(expect.arrayContaining(asked.map((id) => `${id} 2`)));
    await Promise.all(others.map((other) => other.close()));
  });

  it("sweep: more than a hundred rows are worked off over several sweeps", async () => {
    const others = await Promise.all(
      Array.from({ length: 120 }, () => ReplyScene.open(scene().database)),
    );
    const asked = await Promise.all(others.map((other) => other.ask()));
    await Promise.all(others.map((other) => other.pass(confirmWithinMs + 5_000)));
    const { dispatched } = await scene().sweep();
    expect(dispatched).toHaveLength(100);
    dispatched.push(...(await scene().sweep()).dispatched);
    expect(new Set(dispatched.map(({ id }) => id))).toEqual(new Set(asked));
    await Promise.all(others.map((other) => other.close()));
  });

  it("start, embedded: every answering row is queued at once, and the sweep publishes it", async () => {
    const own = await scene().answering();
    const waiting = await scene().ask();
    const neighbour = await ReplyScene.open(scene().database);
    const queued = await neighbour.ask();
    await confirmDispatches(scene().database, [{ id: queued, dispatch: 1 }]);
    expect(await requeueAllAnswering(scene().database)).toBe(1);
    expect(await scene().row(own.replyId)).toMatchObject({
      state: "queued",
      attempt: 1,
      lease_owner: null,
      lease_until: null,
    });
    expect(await scene().row(waiting)).toMatchObject({ state: "waiting" });
    const { dispatched } = await scene().sweep();
    expect(dispatched.map(({ id }) => id).sort()).toEqual([own.replyId, queued].sort());
    await neighbour.close();
  });

  it("start, embedded: a row that died at its last attempt fails at its next claim", async () => {
    const own = await scene().answering();
    await scene().set(own.replyId, { attempt: attemptsPerAsking });
    await requeueAllAnswering(scene().database);
    expect(await scene().claim(own.replyId)).toMatchObject({ kind: "failed-at-limit" });
  });

  it("unknown version: the row stays queued and comes again later", async () => {
    const id = await scene().ask();
    await putOff(scene().database, id, 30_000.6);
    expect(await scene().row(id)).toMatchObject({ state: "queued", attempt: 0 });
    expect(await scene().claim(id)).toEqual({ kind: "refused" });
    await scene().pass(25_000);
    expect(await scene().sweep()).toEqual(nothing);
    await scene().pass(5_001);
    expect(await scene().sweep()).toMatchObject({ dispatched: [{ id, dispatch: 2 }] });
    expect(await scene().claim(id, { dispatch: 2 })).toMatchObject({ kind: "claimed" });
  });

  it("unknown version: a row that somebody answers is not put off", async () => {
    const own = await scene().answering();
    const before = await scene().row(own.replyId);
    await putOff(scene().database, own.replyId, 30_000);
    expect(await scene().row(own.replyId)).toEqual(before);
  });
};
