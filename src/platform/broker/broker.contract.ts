/** What every broker adapter must pass. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { resourcesOpenedFromNow, untilNoneLeft } from "#tests/support/services/open-resources.ts";
import type { Broker, WorkDelivery } from "./broker.ts";
import { deliveryLimit } from "./work-limits.ts";

/** A broker with nothing in it, and connections to it as from processes of their own. */
export type BrokerUnderTest = { connect(): Promise<Broker>; close(): Promise<void> };

const waiting = { timeout: 60_000, interval: 5 };

export function brokerContract(name: string, open: () => Promise<BrokerUnderTest>): void {
  describe(`${name} keeps the broker's promises`, () => {
    let underTest: BrokerUnderTest;
    let broker: Broker;
    let opened: Broker[];
    const connect = async () => {
      const connection = await underTest.connect();
      opened.push(connection);
      return connection;
    };

    beforeEach(async () => {
      underTest = await open();
      opened = [];
      broker = await connect();
    });
    afterEach(async () => {
      await Promise.all(opened.map((connection) => connection.close()));
      await underTest.close();
    });

    const collect = async (connection: Broker, concurrency = 10) => {
      const deliveries: WorkDelivery[] = [];
      const consumer = await connection.consumeWork(concurrency, (one) => deliveries.push(one));
      const bodies = () => deliveries.map(({ body }) => body);
      return { deliveries, consumer, bodies };
    };

    describe("work", () => {
      it("waits for a consumer and then arrives, once, as it was sent", async () => {
        const body = JSON.stringify({ text: 'grün "∞" 🩺\n', n: 1 });
        await broker.publishWork(body);
        const worker = await connect();
        const { deliveries } = await collect(worker);
        await vi.waitFor(() => expect(deliveries).toHaveLength(1), waiting);
        expect(deliveries[0]).toMatchObject({ body, redelivered: false });
        deliveries[0]?.acknowledge();
        deliveries[0]?.acknowledge();
        await vi.waitFor(
          async () => expect(await broker.depths()).toEqual({ work: 0, dead: 0 }),
          waiting,
        );
        expect(deliveries).toHaveLength(1);
      });

      it("is never delivered while it is being published", async () => {
        let within = true;
        const delivered = new Promise<boolean>((resolve) => {
          void broker.consumeWork(1, (delivery) => {
            delivery.acknowledge();
            resolve(within);
          });
        });
        const published = broker.publishWork("{}");
        within = false;
        await published;
        expect(await delivered).toBe(false);
      });

      it("is given to one of several consumers, in the order in which it was sent", async () => {
        const [first, second] = [await collect(await connect()), await collect(await connect())];
        const sent = Array.from({ length: 10 }, (_, index) => String(index));
        for (const body of sent) await broker.publishWork(body);
        await vi.waitFor(
          () => expect([...first.bodies(), ...second.bodies()]).toHaveLength(10),
          waiting,
        );
        expect([...first.bodies(), ...second.bodies()].sort()).toEqual(sent);
        for (const { bodies } of [first, second]) expect(bodies()).toEqual(bodies().toSorted());
      });

      it("comes again, marked and with its signal aborted, when the connection that holds it closes", async () => {
        const worker = await connect();
        const held = await collect(worker);
        await broker.publishWork("held");
        await vi.waitFor(() => expect(held.deliveries).toHaveLength(1), waiting);
        expect(held.deliveries[0]?.lost.aborted).toBe(false);
        await worker.close();
        expect(held.deliveries[0]?.lost.aborted).toBe(true);

        const { deliveries } = await collect(await connect());
        await vi.waitFor(() => expect(deliveries).toHaveLength(1), waiting);
        expect(deliveries[0]).toMatchObject({ body: "held", redelivered: true });
        // The one who lost it can't end it for the one who has it now.
        held.deliveries[0]?.acknowledge();
        expect(deliveries[0]?.lost.aborted).toBe(false);
      });

      it("does not come again once it is acknowledged", async () => {
        const worker = await connect();
        const { deliveries } = await collect(worker);
        await broker.publishWork("done");
        await vi.waitFor(() => expect(deliveries).toHaveLength(1), waiting);
        deliveries[0]?.acknowledge();
        await worker.close();
        expect(deliveries[0]?.lost.aborted).toBe(false);

        const next = await collect(await connect());
        await broker.publishWork("marker");
        await vi.waitFor(() => expect(next.bodies()).toEqual(["marker"]), waiting);
      });

      it("never exceeds the concurrency of a consumer", async () => {
        const { deliveries } = await collect(await connect(), 2);
        for (const body of ["1", "2", "3", "4"]) await broker.publishWork(body);
        await vi.waitFor(
          async () => expect(await broker.depths()).toMatchObject({ work: 2 }),
          waiting,
        );
        expect(deliveries).toHaveLength(2);
        deliveries[0]?.acknowledge();
        await vi.waitFor(() => expect(deliveries).toHaveLength(3), waiting);
        await vi.waitFor(
          async () => expect(await broker.depths()).toMatchObject({ work: 1 }),
          waiting,
        );
        expect(deliveries).toHaveLength(3);
      });

      it("stops coming to a consumer that stopped, whose deliveries stay acknowledgeable", async () => {
        const worker = await connect();
        const { deliveries, consumer } = await collect(worker);
        await broker.publishWork("before");
        await vi.waitFor(() => expect(deliveries).toHaveLength(1), waiting);
        await consumer.stop();
        await broker.publishWork("after");
        await vi.waitFor(
          async () => expect(await broker.depths()).toMatchObject({ work: 1 }),
          waiting,
        );
        expect(deliveries).toHaveLength(1);
        deliveries[0]?.acknowledge();
        await worker.close();

        const next = await collect(await connect());
        await vi.waitFor(() => expect(next.bodies()).toEqual(["after"]), waiting);
      });

      const giveUpOn = async (body: string) => {
        await broker.publishWork(body);
        for (let delivered = 0; delivered <= deliveryLimit; delivered += 1) {
          const worker = await connect();
          const { deliveries } = await collect(worker);
          await vi.waitFor(() => expect(deliveries).toHaveLength(1), waiting);
          expect(deliveries[0]?.redelivered).toBe(delivered > 0);
          await worker.close();
        }
      };

      it("is set aside as dead when it came back too often", async () => {
        await giveUpOn("poison");
        await vi.waitFor(
          async () => expect(await broker.depths()).toEqual({ work: 0, dead: 1 }),
          waiting,
        );
      });

      it("is forgotten among the dead by who knows it, and the others stay", async () => {
        for (const body of ["one", "two", "three"]) await giveUpOn(body);
        const dead = async (n: number) =>
          vi.waitFor(async () => expect((await broker.depths()).dead).toBe(n), waiting);
        await dead(3);
        expect(await broker.forgetDead((body) => body === "two")).toBe(1);
        await dead(2);
        const seen: string[] = [];
        const look = (body: string) => seen.push(body) < 0;
        expect(await broker.forgetDead(look)).toBe(0);
        expect(seen.sort()).toEqual(["one", "three"]);
        await dead(2);
      });
    });

    describe("events", () => {
      const subscribe = async (gatewayKey: string, connection = broker) => {
        const bodies: string[] = [];
        const subscription = await connection.subscribeEvents(gatewayKey, (body) =>
          bodies.push(body),
        );
        return { bodies, subscription };
      };

      it("reach the gateway that asked, in order, and no other", async () => {
        const [asking, other] = [await subscribe("a"), await subscribe("b", await connect())];
        const worker = await connect();
        const sent = Array.from({ length: 200 }, (_, index) => `${index} ü`);
        for (const body of sent) worker.publishEvent("a", "r1", body);
        worker.publishEvent("b", "r2", "marker");
        await vi.waitFor(() => expect(asking.bodies).toHaveLength(200), waiting);
        expect(asking.bodies).toEqual(sent);
        await vi.waitFor(() => expect(other.bodies).toEqual(["marker"]), waiting);
      });

      it("reach whoever watches the reply, once even by both ways, until it unwatches", async () => {
        const [asking, watching] = [await subscribe("a"), await subscribe("b", await connect())];
        await asking.subscription.watch("r1");
        await watching.subscription.watch("r1");
        await watching.subscription.watch("r1");
        broker.publishEvent("a", "r1", "1");
        broker.publishEvent("a", "r2", "not watched");
        await vi.waitFor(() => expect(watching.bodies).toEqual(["1"]), waiting);
        await vi.waitFor(() => expect(asking.bodies).toEqual(["1", "not watched"]), waiting);

        await watching.subscription.unwatch("r1");
        broker.publishEvent("a", "r1", "2");
        broker.publishEvent("b", "r3", "marker");
        await vi.waitFor(() => expect(watching.bodies).toEqual(["1", "marker"]), waiting);
        await vi.waitFor(() => expect(asking.bodies).toEqual(["1", "not watched", "2"]), waiting);
      });

      it("are lost when nobody receives them", async () => {
        const other = await subscribe("somebody");
        broker.publishEvent("nobody", "r1", "lost");
        broker.publishEvent("somebody", "r1", "marker");
        // What was sent before has been given out, or lost, by then.
        await vi.waitFor(() => expect(other.bodies).toEqual(["marker"]), waiting);
        const { bodies } = await subscribe("nobody", await connect());
        broker.publishEvent("nobody", "r1", "found");
        await vi.waitFor(() => expect(bodies).toEqual(["found"]), waiting);
      });

      it("stop with the subscription, whose key is free again", async () => {
        const first = await subscribe("a");
        await expect(subscribe("a")).rejects.toMatchObject({ code: "refused" });
        await first.subscription.close();
        await first.subscription.close();
        const second = await subscribe("a");
        broker.publishEvent("a", "r1", "1");
        await vi.waitFor(() => expect(second.bodies).toEqual(["1"]), waiting);
        expect(first.bodies).toEqual([]);
      });
    });

    describe("control", () => {
      it("reaches every subscriber, the sender's own included, until it closes", async () => {
        const other = await connect();
        const [own, theirs]: [string[], string[]] = [[], []];
        await broker.subscribeControl((body) => own.push(body));
        const subscription = await other.subscribeControl((body) => theirs.push(body));
        broker.publishControl("1");
        await vi.waitFor(() => expect([own, theirs]).toEqual([["1"], ["1"]]), waiting);
        await subscription.close();
        broker.publishControl("2");
        await vi.waitFor(() => expect(own).toEqual(["1", "2"]), waiting);
        expect(theirs).toEqual(["1"]);
      });
    });

    describe("closing", () => {
      it("ends everything: publishing rejects, events are dropped, asking rejects", async () => {
        expect(broker.state()).toBe("up");
        await broker.close();
        await broker.close();
        expect(broker.state()).toBe("down");
        const closed = { name: "BrokerFault", code: "closed" };
        await expect(broker.publishWork("{}")).rejects.toMatchObject(closed);
        await expect(broker.depths()).rejects.toMatchObject(closed);
        await expect(broker.consumeWork(1, () => undefined)).rejects.toMatchObject(closed);
        await expect(broker.subscribeEvents("a", () => undefined)).rejects.toMatchObject(closed);
        await expect(broker.subscribeControl(() => undefined)).rejects.toMatchObject(closed);
        expect(() => broker.publishEvent("a", "r1", "{}")).not.toThrow();
        expect(() => broker.publishControl("{}")).not.toThrow();
      });

      it("leaves nothing open", async () => {
        const left = resourcesOpenedFromNow();
        const connection = await connect();
        await connection.consumeWork(1, () => undefined);
        await connection.subscribeEvents("leaving", () => undefined);
        await connection.subscribeControl(() => undefined);
        await connection.publishWork("{}");
        await connection.close();
        await untilNoneLeft(left);
      });
    });
  });
}
