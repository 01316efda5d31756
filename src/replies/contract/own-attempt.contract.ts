import { expect, it } from "vitest";
import { otherWorker, ReplyScene, worker } from "#tests/support/reply-scene.ts";
import { fail, finish, heartbeat, tryLater } from "../own-attempt.ts";
import type { RepliesContractPart } from "../replies.contract.ts";
import { attemptsPerAsking, leaseMs } from "../states.ts";

const notMine = { mine: false, promoted: null };

export const ownAttemptContract: RepliesContractPart = (scene) => {
  it("heartbeat: only those that are still its own come back", async () => {
    const others = await Promise.all([1, 2, 3].map(() => ReplyScene.open(scene().database)));
    const [stopped, taken, foreign] = await Promise.all(others.map((other) => other.answering()));
    const mine = await scene().answering();
    if (!stopped || !taken || !foreign) throw new Error("three scenes were opened");
    await others[0]?.stop(stopped.replyId);
    await scene().claim(taken.replyId, { redelivered: true, owner: otherWorker });
    const beats = [mine, stopped, taken, { ...foreign, owner: otherWorker }];
    const alive = await heartbeat(
      scene().database,
      beats.map((own) => ({ ...own, checkpointSealed: "late" })),
    );
    expect(alive).toEqual(new Set([mine.replyId]));
    for (const own of [stopped, taken, foreign]) {
      expect(await scene().row(own.replyId)).toMatchObject({ checkpoint_sealed: null });
    }
    await Promise.all(others.map((other) => other.close()));
  });

  it("heartbeat: the lease is full again and the checkpoint written, each to its own row", async () => {
    const neighbour = await ReplyScene.open(scene().database);
    const [one, other] = [await scene().answering(), await neighbour.answering()];
    await scene().set(other.replyId, { checkpoint_sealed: "kept" });
    await scene().pass(10_000);
    const beats = [
      { ...one, checkpointSealed: "sealed so far" },
      { ...other, checkpointSealed: null },
    ];
    expect(await heartbeat(scene().database, beats)).toEqual(new Set([one.replyId, other.replyId]));
    const row = await scene().row(one.replyId);
    expect(row.checkpoint_sealed).toBe("sealed so far");
    expect((row.lease_until ?? 0) - (await scene().now())).toBeGreaterThan(leaseMs - 5_000);
    expect(await scene().row(other.replyId)).toMatchObject({ checkpoint_sealed: "kept" });
    await neighbour.close();
  });

  it("heartbeat: an older attempt in the same worker doesn't write over the newer one", async () => {
    const older = await scene().answering();
    await scene().claim(older.replyId, { redelivered: true });
    const newer = scene().own(older.replyId, 2);
    await heartbeat(scene().database, [
      { ...older, checkpointSealed: "of attempt 1" },
      { ...newer, checkpointSealed: "of attempt 2" },
    ]);
    expect(await scene().row(older.replyId)).toMatchObject({ checkpoint_sealed: "of attempt 2" });
  });

  it("heartbeat: two thousand at once, and none", async () => {
    const mine = await scene().answering();
    const gone = Array.from({ length: 1_999 }, (_, n) => ({ ...mine, attempt: n + 2 }));
    const beats = [...gone, mine].map((own) => ({ ...own, checkpointSealed: "so far" }));
    expect(await heartbeat(scene().database, beats)).toEqual(new Set([mine.replyId]));
    expect(await scene().row(mine.replyId)).toMatchObject({ checkpoint_sealed: "so far" });
    expect(await heartbeat(scene().database, [])).toEqual(new Set());
  });

  it("finish: the result is stored and the waiting question of the lowest position promoted", async () => {
    const own = await scene().answering();
    const second = await scene().ask();
    const third = await scene().ask();
    await scene().set(own.replyId, { checkpoint_sealed: "so far", error: "earlier" });
    expect(await finish(scene().database, own, "sealed")).toMatchObject({
      mine: true,
      promoted: { id: second, dispatch: 1 },
    });
    expect(await scene().row(own.replyId)).toMatchObject({
      state: "completed",
      attempt: 1,
      result_sealed: "sealed",
      checkpoint_sealed: null,
      error: null,
      lease_owner: null,
      lease_until: null,
    });
    expect(await scene().row(second)).toMatchObject({ state: "queued", dispatch: 1 });
    expect(await scene().row(third)).toMatchObject({ state: "waiting", dispatch: 0 });
  });

  it("finish: marks what the answer cites, once each, and nothing for who has lost the reply", async () => {
    const { database } = scene();
    const neighbour = await ReplyScene.open(database);
    const [own, lost] = [await scene().answering(), await neighbour.answering()];
    await neighbour.claim(lost.replyId, { redelivered: true, owner: otherWorker });
    const ends = await Promise.all([
      finish(database, own, "sealed", ["mac-a", "mac-b"]),
      finish(database, lost, "late", ["mac-a"]),
    ]);
    expect(ends.map(({ mine }) => mine)).toEqual([true, false]);
    await finish(database, own, "sealed", ["mac-a", "mac-b"]);
    const marks = await database.read
      .selectFrom("reply_citations")
      .selectAll()
      .where("reply_id", "in", [own.replyId, lost.replyId])
      .orderBy("passage_mac")
      .execute();
    expect(marks).toEqual([
      { reply_id: own.replyId, passage_mac: "mac-a" },
      { reply_id: own.replyId, passage_mac: "mac-b" },
    ]);
    await neighbour.close();
  });

  it("finish: nothing is promoted when nothing waits", async () => {
    const own = await scene().answering();
    expect(await finish(scene().database, own, "sealed")).toEqual({ mine: true, promoted: null });
  });

  it("finish: a worker whose reply was taken over writes nothing", async () => {
    const own = await scene().answering();
    const next = await scene().ask();
    await scene().claim(own.replyId, { redelivered: true, owner: otherWorker });
    const before = await scene().row(own.replyId);
    expect(await finish(scene().database, own, "late")).toEqual(notMine);
    expect(await finish(scene().database, { ...own, attempt: 2 }, "forged")).toEqual(notMine);
    expect(await scene().row(own.replyId)).toEqual(before);
    expect(await scene().row(next)).toMatchObject({ state: "waiting" });
  });

  it("finish: a worker that took a reply over from itself is fenced in its older attempt", async () => {
    const { database } = scene();
    const older = await scene().answering();
    await scene().claim(older.replyId, { redelivered: true });
    const before = await scene().row(older.replyId);
    expect(await finish(database, older, "late")).toEqual(notMine);
    expect(await fail(database, older, "late")).toEqual(notMine);
    expect(await heartbeat(database, [{ ...older, checkpointSealed: "late" }])).toEqual(new Set());
    expect(await scene().row(older.replyId)).toEqual(before);
  });

  it("finish: repeated after its answer was lost, it is recognised as done", async () => {
    const own = await scene().answering();
    await scene().ask();
    await finish(scene().database, own, "sealed");
    const before = await scene().rows();
    expect(await finish(scene().database, own, "sealed")).toEqual({ mine: true, promoted: null });
    expect(await scene().rows()).toEqual(before);
  });

  it("finish: an older attempt is not taken for the one that finished", async () => {
    const own = await scene().answering();
    await scene().claim(own.replyId, { redelivered: true, owner: otherWorker });
    await finish(scene().database, scene().own(own.replyId, 2, otherWorker), "the answer");
    expect(await finish(scene().database, own, "late")).toEqual(notMine);
    expect(await scene().row(own.replyId)).toMatchObject({ result_sealed: "the answer" });
  });

  it("try later: the row is queued for later, without a lease", async () => {
    const own = await scene().answering();
    const next = await scene().ask();
    const outcome = await tryLater(scene().database, own, "model_unavailable", 60_000.4);
    expect(outcome).toEqual({ mine: true, promoted: null, failed: false });
    const row = await scene().row(own.replyId);
    expect(row).toMatchObject({
      state: "queued",
      attempt: 1,
      lease_owner: null,
      lease_until: null,
    });
    expect(Number.isInteger(row.available_at)).toBe(true);
    const delay = row.available_at - (await scene().now());
    expect(delay).toBeGreaterThan(30_000);
    expect(delay).toBeLessThanOrEqual(60_001);
    expect(await scene().row(next)).toMatchObject({ state: "waiting" });
  });

  it("try later: at the last attempt it fails and promotes", async () => {
    const own = { ...(await scene().answering()), attempt: attemptsPerAsking };
    const next = await scene().ask();
    await scene().set(own.replyId, { attempt: attemptsPerAsking });
    const outcome = await tryLater(scene().database, own, "model_unavailable", 1_000);
    expect(outcome).toMatchObject({ mine: true, failed: true, promoted: { id: next } });
    expect(await scene().row(own.replyId)).toMatchObject({
      state: "failed",
      error: "model_unavailable",
      attempt: attemptsPerAsking,
    });
  });

  it("try later: a fenced worker puts nothing off", async () => {
    const own = await scene().answering();
    await scene().claim(own.replyId, { redelivered: true, owner: otherWorker });
    const before = await scene().row(own.replyId);
    const outcome = await tryLater(scene().database, own, "model_unavailable", 1_000);
    expect(outcome).toEqual({ ...notMine, failed: false });
    expect(await scene().row(own.replyId)).toEqual(before);
  });

  it("fail: the row fails with its code and the next question gets its turn", async () => {
    const own = await scene().answering();
    const next = await scene().ask();
    await scene().set(own.replyId, { checkpoint_sealed: "so far" });
    expect(await fail(scene().database, own, "model_refused")).toMatchObject({
      mine: true,
      promoted: { id: next },
    });
    expect(await scene().row(own.replyId)).toMatchObject({
      state: "failed",
      error: "model_refused",
      checkpoint_sealed: null,
      result_sealed: null,
      lease_owner: null,
    });
  });

  it("fail: a fenced worker fails nothing", async () => {
    const own = await scene().answering();
    await scene().stop(own.replyId);
    expect(await fail(scene().database, own, "model_refused")).toEqual(notMine);
    expect(await scene().row(own.replyId)).toMatchObject({ state: "stopped", error: null });
    expect(own.owner).toBe(worker);
  });
};
