import { expect, it } from "vitest";
import { gateway, newInstance, ReplyScene } from "#tests/support/reply-scene.ts";
import { fail, finish, heartbeat, tryLater } from "../own-attempt.ts";
import type { RepliesContractPart } from "../replies.contract.ts";
import { attemptsPerAsking } from "../states.ts";
import { amendStopped, retry, stop } from "../stop-and-retry.ts";

export const stopAndRetryContract: RepliesContractPart = (scene) => {
  it("stop: a waiting row is stopped, and the active one goes on", async () => {
    const own = await scene().answering();
    const waiting = await scene().ask();
    expect(await scene().stop(waiting)).toMatchObject({
      kind: "stopped",
      row: { state: "stopped", attempt: 1 },
      promoted: null,
    });
    expect(await scene().row(own.replyId)).toMatchObject({ state: "answering" });
  });

  it("stop: a queued row is stopped and the next promoted", async () => {
    const id = await scene().ask();
    const next = await scene().ask();
    expect(await scene().stop(id)).toMatchObject({ kind: "stopped", promoted: { id: next } });
    expect(await scene().claim(id)).toMatchObject({ kind: "ended", row: { state: "stopped" } });
  });

  it("stop: an answering row keeps what it is told from its checkpoint", async () => {
    const own = await scene().answering();
    await scene().set(own.replyId, { checkpoint_sealed: "so far" });
    const outcome = await scene().stop(own.replyId, (row) => `${row.checkpoint_sealed}, stopped`);
    expect(outcome).toMatchObject({ kind: "stopped", row: { attempt: 2 } });
    expect(await scene().row(own.replyId)).toMatchObject({
      state: "stopped",
      attempt: 2,
      result_sealed: "so far, stopped",
      checkpoint_sealed: null,
      lease_owner: null,
      lease_until: null,
    });
  });

  it("stop: fences the worker, whatever it still tries", async () => {
    const { database } = scene();
    const own = await scene().answering();
    await scene().stop(own.replyId);
    const before = await scene().row(own.replyId);
    const beat = { ...own, checkpointSealed: "late" };
    expect(await heartbeat(database, [beat])).toEqual(new Set());
    expect(await finish(database, own, "late")).toMatchObject({ mine: false });
    expect(await fail(database, own, "late")).toMatchObject({ mine: false });
    expect(await tryLater(database, own, "late", 0)).toMatchObject({ mine: false });
    expect(await scene().row(own.replyId)).toEqual(before);
  });

  it.each(["completed", "failed", "stopped"] as const)(
    "stop: a row that is %s stays so",
    async (state) => {
      const id = await scene().ask();
      await scene().set(id, { state, result_sealed: "kept" });
      const before = await scene().row(id);
      expect(await scene().stop(id)).toEqual({ kind: "ended", row: before });
      expect(await scene().row(id)).toEqual(before);
    },
  );

  it("stop and retry: another person's row is not found, nor is one that isn't there", async () => {
    const stranger = await ReplyScene.open(scene().database);
    const own = await scene().answering();
    const before = await scene().row(own.replyId);
    const { database, userId } = stranger;
    expect(await stop(database, own.replyId, userId, () => null)).toEqual({ kind: "not-found" });
    await scene().set(own.replyId, { state: "failed" });
    const outcome = await retry(database, own.replyId, userId, {
      replyTo: gateway,
      traceparent: null,
    });
    expect(outcome).toEqual({ kind: "not-found" });
    expect(await scene().row(own.replyId)).toEqual({ ...before, state: "failed" });
    await stranger.close();
    const gone = await ReplyScene.open(database);
    const id = await gone.ask();
    await gone.close();
    expect(await gone.stop(id)).toEqual({ kind: "not-found" });
    expect(await gone.retry(id)).toEqual({ kind: "not-found" });
  });

  it("stop: what the log held may be put in place afterwards, while it is that stop", async () => {
    const own = await scene().answering();
    await scene().stop(own.replyId, () => "checkpoint");
    await amendStopped(scene().database, own.replyId, 1, "of another attempt");
    expect(await scene().row(own.replyId)).toMatchObject({ result_sealed: "checkpoint" });
    await amendStopped(scene().database, own.replyId, 2, "log");
    expect(await scene().row(own.replyId)).toMatchObject({ result_sealed: "log" });
    await scene().retry(own.replyId);
    await amendStopped(scene().database, own.replyId, 2, "too late");
    expect(await scene().row(own.replyId)).toMatchObject({ result_sealed: null });
  });

  it.each(["failed", "stopped"] as const)(
    "retry: a row that is %s is queued, with new attempts and for the asking gateway",
    async (state) => {
      const id = await scene().ask();
      await scene().set(id, { state, attempt: 3, error: "code", result_sealed: "old" });
      const asking = newInstance();
      const outcome = await retry(scene().database, id, scene().userId, {
        replyTo: asking,
        traceparent: null,
      });
      const row = await scene().row(id);
      expect(outcome).toMatchObject({ kind: "queued", dispatch: { id, dispatch: 2 } });
      expect(outcome).toMatchObject({ row: { id, state: "queued", attempt: 3, dispatch: 2 } });
      expect(row).toMatchObject({
        state: "queued",
        attempt: 3,
        attempt_limit: 3 + attemptsPerAsking,
        reply_to: asking,
        error: null,
        result_sealed: null,
      });
      expect(await scene().claim(id, { dispatch: 2 })).toMatchObject({ row: { attempt: 4 } });
    },
  );

  it("retry: waits behind what is active in its session, and comes before later questions", async () => {
    const first = await scene().answering();
    await scene().stop(first.replyId);
    const second = await scene().answering();
    const third = await scene().ask();
    const outcome = await scene().retry(first.replyId);
    expect(outcome).toMatchObject({ kind: "waiting", row: { state: "waiting" } });
    expect(await finish(scene().database, second, "sealed")).toMatchObject({
      promoted: { id: first.replyId },
    });
    expect(await scene().row(third)).toMatchObject({ state: "waiting" });
  });

  it.each(["waiting", "queued", "answering", "completed"] as const)(
    "retry: a row that is %s is refused",
    async (state) => {
      const id = await scene().ask();
      await scene().set(id, { state });
      const before = await scene().row(id);
      expect(await scene().retry(id)).toEqual({ kind: "wrong-state", row: before });
      expect(await scene().row(id)).toEqual(before);
    },
  );

  it("retry: of two at the same moment one is told the state that the other made", async () => {
    const id = await scene().ask();
    await scene().set(id, { state: "failed" });
    const outcomes = await Promise.all([scene().retry(id), scene().retry(id)]);
    const kinds = outcomes.map(({ kind }) => kind).sort();
    expect(kinds).toEqual(["queued", "wrong-state"]);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ row: { state: "queued" } });
  });

  it("delete session: late writes of its worker find no row", async () => {
    const { database, sessionId } = scene();
    const own = await scene().answering();
    await scene().ask();
    await database.write((trx) =>
      trx.deleteFrom("chat_sessions").where("id", "=", sessionId).execute(),
    );
    expect(await scene().rows()).toEqual([]);
    const nothing = { mine: false, promoted: null };
    expect(await heartbeat(database, [{ ...own, checkpointSealed: "late" }])).toEqual(new Set());
    expect(await finish(database, own, "late")).toEqual(nothing);
    expect(await fail(database, own, "late")).toEqual(nothing);
    expect(await tryLater(database, own, "late", 0)).toEqual({ ...nothing, failed: false });
    expect(await scene().claim(own.replyId, { redelivered: true })).toEqual({ kind: "refused" });
    expect(await scene().rows()).toEqual([]);
  });
};
