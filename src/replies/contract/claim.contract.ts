import { expect, it } from "vitest";
import { otherWorker, worker } from "#tests/support/reply-scene.ts";
import { claim } from "../claim.ts";
import { finish, tryLater } from "../own-attempt.ts";
import type { RepliesContractPart } from "../replies.contract.ts";
import { attemptsPerAsking, leaseMs } from "../states.ts";

const refused = { kind: "refused" };

export const claimContract: RepliesContractPart = (scene) => {
  it("claim: a queued row is answered, with the next attempt and a lease", async () => {
    const id = await scene().ask();
    const outcome = await scene().claim(id, { dispatch: 1 });
    const row = await scene().row(id);
    expect(outcome.kind).toBe("claimed");
    expect(row).toMatchObject(outcome.kind === "claimed" ? outcome.row : {});
    expect(row).toMatchObject({ state: "answering", attempt: 1, claimed_dispatch: 1 });
    expect(row.lease_owner).toBe(worker);
    const lease = (row.lease_until ?? 0) - (await scene().now());
    expect(lease).toBeGreaterThan(leaseMs - 5_000);
    expect(lease).toBeLessThanOrEqual(leaseMs + 1);
  });

  it("claim: a waiting row is refused", async () => {
    await scene().ask();
    const behind = await scene().ask();
    expect(await scene().claim(behind)).toEqual(refused);
    expect(await scene().row(behind)).toMatchObject({ state: "waiting", attempt: 0 });
  });

  it("claim: a row that isn't available yet is refused, and taken once it is", async () => {
    const own = await scene().answering();
    await tryLater(scene().database, own, "model_unavailable", 60_000);
    expect(await scene().claim(own.replyId)).toEqual(refused);
    await scene().pass(60_001);
    expect(await scene().claim(own.replyId)).toMatchObject({ kind: "claimed" });
  });

  it("claim: a second claim is refused while the lease holds", async () => {
    const own = await scene().answering();
    const before = await scene().row(own.replyId);
    expect(await scene().claim(own.replyId, { owner: otherWorker })).toEqual(refused);
    expect(await scene().claim(own.replyId, { owner: worker })).toEqual(refused);
    expect(await scene().row(own.replyId)).toEqual(before);
  });

  it("claim: a lease that ran out is taken over, with a new attempt", async () => {
    const own = await scene().answering();
    await scene().pass(leaseMs + 1);
    expect(await scene().claim(own.replyId, { owner: otherWorker })).toMatchObject({
      kind: "claimed",
      row: { attempt: 2, lease_owner: otherWorker },
    });
  });

  it("claim: a redelivery of the dispatch that was claimed is taken at once", async () => {
    const own = await scene().answering();
    const request = { owner: otherWorker, redelivered: true, dispatch: 1 };
    expect(await scene().claim(own.replyId, request)).toMatchObject({
      kind: "claimed",
      row: { attempt: 2, lease_owner: otherWorker, claimed_dispatch: 1 },
    });
  });

  it("claim: a redelivery of another dispatch is refused", async () => {
    const own = await scene().answering();
    for (const dispatch of [0, 2]) {
      const request = { owner: otherWorker, redelivered: true, dispatch };
      expect(await scene().claim(own.replyId, request)).toEqual(refused);
    }
    expect(await scene().row(own.replyId)).toMatchObject({ attempt: 1, lease_owner: worker });
  });

  it("claim: a worker that did not hear whether its claim was committed takes the row at once", async () => {
    const own = await scene().answering();
    const again = { dispatch: 1, unheard: true };
    expect(await scene().claim(own.replyId, { ...again, owner: otherWorker })).toEqual(refused);
    expect(await scene().claim(own.replyId, { ...again, dispatch: 2 })).toEqual(refused);
    expect(await scene().claim(own.replyId, again)).toMatchObject({
      kind: "claimed",
      row: { attempt: 2, lease_owner: worker },
    });
    expect(await finish(scene().database, own, "of the claim that was not heard")).toMatchObject({
      mine: false,
    });
  });

  it("claim: starts without the checkpoint of the attempt before", async () => {
    const own = await scene().answering();
    await scene().set(own.replyId, { checkpoint_sealed: "of attempt 1" });
    await scene().pass(leaseMs + 1);
    await scene().claim(own.replyId);
    expect(await scene().row(own.replyId)).toMatchObject({ attempt: 2, checkpoint_sealed: null });
  });

  it.each([0, 1])("claim: after %i attempts a busy worker may have it", async (attempt) => {
    const id = await scene().ask();
    await scene().set(id, { attempt });
    expect(await scene().claim(id, { solo: false })).toMatchObject({ kind: "claimed" });
  });

  it.each([2, 3])("claim: after %i attempts it needs a worker of its own", async (attempt) => {
    const id = await scene().ask();
    await scene().set(id, { attempt });
    expect(await scene().claim(id, { solo: false })).toEqual({ kind: "needs-solo" });
    expect(await scene().row(id)).toMatchObject({ state: "queued", attempt });
    expect(await scene().claim(id, { solo: true })).toMatchObject({ kind: "claimed" });
  });

  it("claim: a Retry starts counting anew", async () => {
    const id = await scene().ask();
    await scene().set(id, { attempt: 4, attempt_limit: 4 + attemptsPerAsking });
    expect(await scene().claim(id, { solo: false })).toMatchObject({ kind: "claimed" });
  });

  it("claim at the limit: the row fails and the next question gets its turn", async () => {
    const own = await scene().answering();
    const next = await scene().ask();
    await scene().set(own.replyId, { attempt: attemptsPerAsking, checkpoint_sealed: "sealed" });
    await scene().pass(leaseMs + 1);
    const outcome = await scene().claim(own.replyId, { owner: otherWorker, solo: false });
    expect(outcome).toMatchObject({
      kind: "failed-at-limit",
      row: { id: own.replyId, state: "failed", attempt: attemptsPerAsking + 1 },
      promoted: { id: next, dispatch: 1 },
    });
    expect(await scene().row(own.replyId)).toMatchObject({
      state: "failed",
      error: "attempts_used_up",
      lease_owner: null,
      lease_until: null,
      checkpoint_sealed: null,
    });
    expect(await scene().row(next)).toMatchObject({ state: "queued" });
  });

  it("claim at the limit: fences the worker of the last attempt", async () => {
    const own = { ...(await scene().answering()), attempt: attemptsPerAsking };
    await scene().set(own.replyId, { attempt: attemptsPerAsking });
    await scene().claim(own.replyId, { redelivered: true });
    expect(await finish(scene().database, own, "late")).toEqual({ mine: false, promoted: null });
    expect(await scene().row(own.replyId)).toMatchObject({ state: "failed", result_sealed: null });
  });

  it("claim at the limit: spares a row that a retry has given new attempts meanwhile", async () => {
    const { database } = scene();
    const id = await scene().ask();
    await scene().set(id, { attempt: attemptsPerAsking });
    let writes = 0;
    const interrupted: typeof database = {
      ...database,
      async write(work) {
        writes += 1;
        await scene().stop(id);
        await scene().retry(id);
        return database.write(work);
      },
    };
    const request = { replyId: id, dispatch: 1, redelivered: false, owner: worker, solo: true };
    expect(await claim(interrupted, request)).toEqual(refused);
    expect(writes).toBe(1);
    expect(await scene().row(id)).toMatchObject({ state: "queued", error: null });
  });

  it("claim at the limit: is refused while the last attempt's lease holds", async () => {
    const own = await scene().answering();
    await scene().set(own.replyId, { attempt: attemptsPerAsking });
    expect(await scene().claim(own.replyId, { owner: otherWorker })).toEqual(refused);
    expect(await scene().row(own.replyId)).toMatchObject({ state: "answering" });
  });

  it.each(["completed", "failed", "stopped"] as const)(
    "claim: a row that is %s is refused, and its end told",
    async (state) => {
      const id = await scene().ask();
      await scene().set(id, { state, attempt: 2 });
      const before = await scene().row(id);
      const outcome = await scene().claim(id, { redelivered: true });
      expect(outcome).toMatchObject({ kind: "ended", row: { id, state, attempt: 2 } });
      expect(await scene().row(id)).toEqual(before);
    },
  );
};
