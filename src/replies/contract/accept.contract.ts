import { uuidv7 } from "uuidv7";
import { expect, it } from "vitest";
import { messageIdSchema, replyIdSchema } from "#contracts/ids.ts";
import { otherWorker, ReplyScene } from "#tests/support/reply-scene.ts";
import { finish } from "../own-attempt.ts";
import type { RepliesContractPart } from "../replies.contract.ts";
import { confirmDispatches } from "../stop-and-retry.ts";

const newQuestion = () => messageIdSchema.parse(uuidv7());
const newReply = () => replyIdSchema.parse(uuidv7());

export const acceptContract: RepliesContractPart = (scene) => {
  it("accept: the first question of a session is queued, for a publish at once", async () => {
    const id = newReply();
    const inserted = await scene().accept(newQuestion(), id);
    expect(inserted).toEqual({ state: "queued", dispatch: 1, place: 0 });
    const row = await scene().row(id);
    expect(row).toMatchObject({ state: "queued", position: 1, attempt: 0, dispatch: 1 });
    expect(row).toMatchObject({ claimed_dispatch: null, lease_owner: null, lease_until: null });
  });

  it("accept: a question behind another waits, and knows its place", async () => {
    await scene().ask();
    expect(await scene().accept(newQuestion(), newReply())).toMatchObject({ place: 1 });
    const id = newReply();
    const inserted = await scene().accept(newQuestion(), id);
    expect(inserted).toEqual({ state: "waiting", dispatch: 0, place: 2 });
    expect(await scene().row(id)).toMatchObject({ state: "waiting", position: 3, dispatch: 0 });
  });

  it("accept: a question behind one that has ended is queued", async () => {
    const own = await scene().answering();
    await finish(scene().database, own, "sealed");
    expect(await scene().accept(newQuestion(), newReply())).toMatchObject({ state: "queued" });
  });

  it("accept: questions of another session don't come before it", async () => {
    const other = await ReplyScene.open(scene().database);
    await other.ask();
    expect(await scene().accept(newQuestion(), newReply())).toMatchObject({ place: 0 });
    await other.close();
  });

  it("accept again: the same question leaves its one row as it is", async () => {
    const question = newQuestion();
    const id = newReply();
    await scene().accept(question, id);
    await scene().claim(id, { owner: otherWorker });
    const before = await scene().row(id);
    expect(await scene().accept(question, newReply())).toBeNull();
    expect(await scene().rows()).toEqual([before]);
  });

  it("accept again: of two at the same moment one makes the row", async () => {
    const question = newQuestion();
    const both = await Promise.all([
      scene().accept(question, newReply()),
      scene().accept(question, newReply()),
    ]);
    expect(both.filter((inserted) => inserted !== null)).toHaveLength(1);
    expect(await scene().rows()).toHaveLength(1);
  });

  it("confirm: the dispatch that was sent is noted", async () => {
    const id = await scene().ask();
    await confirmDispatches(scene().database, [{ id, dispatch: 1 }]);
    const { dispatched_at } = await scene().row(id);
    expect(Math.abs((dispatched_at ?? 0) - (await scene().now()))).toBeLessThan(5_000);
  });

  it("confirm: an outdated dispatch is passed over, a current one beside it is not", async () => {
    const current = await ReplyScene.open(scene().database);
    const outdated = await scene().ask();
    const other = await current.ask();
    await scene().set(outdated, { dispatch: 2 });
    await confirmDispatches(scene().database, [
      { id: outdated, dispatch: 1 },
      { id: other, dispatch: 1 },
    ]);
    expect(await scene().row(outdated)).toMatchObject({ dispatched_at: null });
    expect((await scene().row(other)).dispatched_at).not.toBeNull();
    await current.close();
  });

  it("confirm: a row that was claimed meanwhile is passed over", async () => {
    const own = await scene().answering();
    await confirmDispatches(scene().database, [{ id: own.replyId, dispatch: 1 }]);
    expect(await scene().row(own.replyId)).toMatchObject({ dispatched_at: null });
  });

  it("confirm: nothing to note is nothing", async () => {
    await confirmDispatches(scene().database, []);
    expect(await scene().rows()).toEqual([]);
  });
};
