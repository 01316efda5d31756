/** RabbitMQ misbehaving, on a server of this file's own. */
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { connect } from "amqplib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { resourcesOpenedFromNow, untilNoneLeft } from "#tests/support/services/open-resources.ts";
import {
  queueSafeAfterMs,
  type RabbitmqServer,
  startRabbitmq,
} from "#tests/support/services/rabbitmq.ts";
import type { Broker, WorkDelivery } from "./broker.ts";
import { openRabbitmqBroker } from "./broker-rabbitmq.ts";
import { topologyOf } from "./rabbitmq-topology.ts";
import { confirmWithinMs } from "./rabbitmq-work-publisher.ts";

const waiting = { timeout: 60_000, interval: 20 };
const longTest = 240_000;

let server: RabbitmqServer;
let prefix: string;
const opened: Broker[] = [];

const open = async (url = server.url) => {
  const broker = await openRabbitmqBroker({ url, prefix });
  opened.push(broker);
  return broker;
};
const state = (broker: Broker, expected: string) =>
  vi.waitFor(() => expect(broker.state()).toBe(expected), waiting);
const took = async (act: () => Promise<unknown>) => {
  const started = performance.now();
  await act();
  return performance.now() - started;
};

beforeAll(async () => {
  server = await startRabbitmq();
});
afterAll(() => server.stop());
beforeEach(() => {
  prefix = `healify-test-${randomUUID()}.v1`;
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((broker) => broker.close()));
});

/** Does something to RabbitMQ behind the broker's back. */
async function behindItsBack(
  act: (
    channel: Awaited<ReturnType<Awaited<ReturnType<typeof connect>>["createChannel"]>>,
  ) => Promise<unknown>,
): Promise<void> {
  const connection = await connect(server.url);
  await act(await connection.createChannel());
  await connection.close();
}

describe("at the start", () => {
  it("a queue with other arguments is refused by its name", async () => {
    const { workQueue } = topologyOf(prefix);
    await behindItsBack((channel) => channel.assertQueue(workQueue, { durable: true }));
    const opening = open();
    await expect(opening).rejects.toMatchObject({ name: "BrokerFault", code: "refused" });
    await expect(opening).rejects.toThrow(`The queue "${workQueue}" exists`);
  });

  it("a wrong password is refused", async () => {
    const url = server.url.replace("guest:guest", "guest:wrong");
    await expect(open(url)).rejects.toMatchObject({ name: "BrokerFault", code: "refused" });
  });

  it("an address of something else is refused without repeating the password in it", async () => {
    const opening = open("http://guest:guest@127.0.0.1:1");
    await expect(opening).rejects.toMatchObject({ code: "refused" });
    await expect(opening).rejects.not.toThrow("guest");
  });
});

describe("a broker that is killed", () => {
  it(
    "gives back what was confirmed, and everything takes effect again",
    async () => {
      const [gateway, worker] = [await open(), await open()];
      const deliveries: WorkDelivery[] = [];
      await worker.consumeWork(1, (delivery) => deliveries.push(delivery));
      const [events, control]: [string[], string[]] = [[], []];
      const subscription = await gateway.subscribeEvents("g", (body) => events.push(body));
      await subscription.watch("r1");
      await gateway.subscribeControl((body) => control.push(body));
      await gateway.publishWork("first");
      await gateway.publishWork("second");
      await vi.waitFor(() => expect(deliveries).toHaveLength(1), waiting);

      await delay(queueSafeAfterMs);
      await server.kill();
      await vi.waitFor(() => expect(deliveries[0]?.lost.aborted).toBe(true), waiting);
      await state(gateway, "down");
      deliveries[0]?.acknowledge();
      await expect(gateway.publishWork("x")).rejects.toMatchObject({ code: "down" });
      // Each of its two connections notices by itself.
      await vi.waitFor(
        () => expect(gateway.depths()).rejects.toMatchObject({ code: "down" }),
        waiting,
      );
      gateway.publishEvent("g", "r1", "dropped");
      await subscription.watch("r2");
      deliveries.length = 0;

      await server.restart();
      await Promise.all([state(gateway, "up"), state(worker, "up")]);
      // In either order: what a recovered queue gives back may stand behind what had not been delivered.
      for (const index of [0, 1]) {
        await vi.waitFor(() => expect(deliveries[index]).toBeDefined(), waiting);
        deliveries[index]?.acknowledge();
      }
      // Each at its own moment, as its channel comes back.
      for (const replyKey of ["r1", "r2"]) {
        await vi.waitFor(() => {
          worker.publishEvent("other gateway", replyKey, replyKey);
          expect(events).toContain(replyKey);
        }, waiting);
      }
      await vi.waitFor(() => {
        worker.publishControl("stop");
        expect(control).toContain("stop");
      }, waiting);
      await vi.waitFor(
        async () => expect(await gateway.depths()).toEqual({ work: 0, dead: 0 }),
        waiting,
      );
      expect(deliveries.map(({ body }) => body).sort()).toEqual(["first", "second"]);
    },
    longTest,
  );

  it(
    "may also be away at the start",
    async () => {
      await server.kill();
      const broker = await open();
      expect(broker.state()).toBe("down");
      const bodies: string[] = [];
      await broker.consumeWork(1, ({ body, acknowledge }) => {
        bodies.push(body);
        acknowledge();
      });
      await broker.subscribeEvents("g", (body) => bodies.push(body));
      await server.restart();
      await state(broker, "up");
      await broker.publishWork("work");
      await vi.waitFor(() => expect(bodies).toEqual(["work"]), waiting);
    },
    longTest,
  );
});

describe("a broker that is frozen", () => {
  afterEach(() => server.thaw());

  it("is degraded once it owes a confirm, until it confirms", async () => {
    const broker = await open();
    await server.freeze();
    await broker.publishWork("x").catch(() => undefined);
    expect(broker.state()).toBe("degraded");
    await server.thaw();
    await state(broker, "up");
    await vi.waitFor(
      async () => expect(await broker.depths()).toEqual({ work: 1, dead: 0 }),
      waiting,
    );
  });

  it("does not hold up a publish for longer than the limit, nor the closing, and is left behind without a trace", async () => {
    const left = resourcesOpenedFromNow();
    const broker = await open();
    await server.freeze();
    const waited = await took(() =>
      expect(broker.publishWork("x")).rejects.toMatchObject({ code: "timeout" }),
    );
    expect(waited).toBeGreaterThan(confirmWithinMs - 100);
    expect(waited).toBeLessThan(confirmWithinMs * 5);
    await expect(broker.depths()).rejects.toMatchObject({ code: "timeout" });
    expect(await took(() => broker.close())).toBeLessThan(10_000);
    expect(broker.state()).toBe("down");
    await untilNoneLeft(left);
  });
});

describe("a broker without room", () => {
  afterEach(() => server.ctl("set_vm_memory_high_watermark", "0.4"));

  it(
    "is degraded: publishing is refused at once, and works again afterwards",
    async () => {
      const broker = await open();
      await server.ctl("set_vm_memory_high_watermark", "0.00000001");
      // RabbitMQ tells a connection that it is blocked only when it publishes.
      await broker.publishWork("first").catch(() => undefined);
      await state(broker, "degraded");
      const waited = await took(() =>
        expect(broker.publishWork("second")).rejects.toMatchObject({ code: "blocked" }),
      );
      expect(waited).toBeLessThan(confirmWithinMs);
      await server.ctl("set_vm_memory_high_watermark", "0.4");
      await state(broker, "up");
      await broker.publishWork("third");
    },
    longTest,
  );
});

describe("a broker that somebody else changes", () => {
  it("declares and consumes again when its queue is deleted", async () => {
    const broker = await open();
    const bodies: string[] = [];
    await broker.consumeWork(1, ({ body, acknowledge }) => {
      bodies.push(body);
      acknowledge();
    });
    await behindItsBack((channel) => channel.deleteQueue(topologyOf(prefix).workQueue));
    await vi.waitFor(async () => {
      await broker.publishWork("after");
      expect(bodies).toContain("after");
    }, waiting);
  });

  it("says that work has nowhere to go, and declares the queue again", async () => {
    const broker = await open();
    await behindItsBack((channel) => channel.deleteQueue(topologyOf(prefix).workQueue));
    await expect(broker.publishWork("lost")).rejects.toMatchObject({ code: "unroutable" });
    await vi.waitFor(() => broker.publishWork("kept"), waiting);
    expect(await broker.depths()).toEqual({ work: 1, dead: 0 });
  });

  it("declares its exchange again, and fails what went to the missing one", async () => {
    const broker = await open();
    await behindItsBack((channel) => channel.deleteExchange(topologyOf(prefix).requests));
    await expect(broker.publishWork("lost")).rejects.toMatchObject({ code: "down" });
    await vi.waitFor(() => broker.publishWork("kept"), waiting);
  });

  it("refuses a gateway's key that another connection has", async () => {
    const [broker, other] = [await open(), await open()];
    await broker.subscribeEvents("g", () => undefined);
    await expect(other.subscribeEvents("g", () => undefined)).rejects.toMatchObject({
      code: "refused",
    });
  });
});
