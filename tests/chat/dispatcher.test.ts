import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { requestMessageSchema } from "#contracts/broker-messages.ts";
import type { Broker } from "#platform/broker/broker.ts";
import { createInProcessHub } from "#platform/broker/broker-in-process.ts";
import { Dispatcher } from "#replies/dispatcher.ts";
import { makeSqlitePlace, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { gateway, ReplyScene } from "#tests/support/reply-scene.ts";
import { waitFor } from "#tests/support/wait-for.ts";

describe("the dispatcher", () => {
  let test: TestDatabase;
  let scene: ReplyScene;
  let broker: Broker;
  let published: string[];
  let faults: unknown[];

  beforeEach(async () => {
    test = await openTestDatabase(makeSqlitePlace);
    scene = await ReplyScene.open(test.database);
    broker = createInProcessHub().connect();
    published = [];
    faults = [];
  });
  afterEach(async () => {
    await broker.close();
    await test.remove();
  });

  const open = () =>
    new Dispatcher(broker, test.database, {
      published: ({ id }) => void published.push(id),
      fault: (fault) => void faults.push(fault),
    });
  const row = (id: Awaited<ReturnType<ReplyScene["ask"]>>, dispatch = 1) => ({
    id,
    dispatch,
    reply_to: gateway,
    traceparent: null,
  });

  it("publishes ids only, and notes the confirm", async () => {
    const bodies: string[] = [];
    await broker.consumeWork(1, (delivery) => void bodies.push(delivery.body));
    const id = await scene.ask();
    const dispatcher = open();
    dispatcher.publish(row(id));
    await waitFor(async () => (await scene.row(id)).dispatched_at, "the confirm to be noted");
    expect(requestMessageSchema.parse(JSON.parse(bodies[0] ?? ""))).toEqual({
      v: 1,
      replyId: id,
      dispatch: 1,
      replyTo: gateway,
      traceparent: null,
    });
    await dispatcher.close();
  });

  it("notes what is confirmed while it closes, and nothing after", async () => {
    const id = await scene.ask();
    const dispatcher = open();
    dispatcher.publish(row(id));
    expect(published).toEqual([]);
    await dispatcher.close();
    expect(published).toEqual([id]);
    expect((await scene.row(id)).dispatched_at).not.toBeNull();
  });

  it("notes no confirm of an older publish", async () => {
    const id = await scene.ask();
    await scene.set(id, { dispatch: 2 });
    const dispatcher = open();
    dispatcher.publish(row(id, 1));
    await dispatcher.close();
    expect((await scene.row(id)).dispatched_at).toBeNull();
  });

  it("leaves what the broker refuses to the sweep", async () => {
    const id = await scene.ask();
    await broker.close();
    const dispatcher = open();
    dispatcher.publish(row(id));
    await dispatcher.close();
    expect(faults).toHaveLength(1);
    expect((await scene.row(id)).dispatched_at).toBeNull();
  });
});
