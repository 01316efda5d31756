/**
 * The broker over RabbitMQ. Publishing and consuming go over connections of their own, because RabbitMQ throttles
 * publishers by the connection. While RabbitMQ is away, consumers and subscriptions wait and take effect when it is
 * back.
 */
import { type Broker, BrokerFault, type WorkDelivery } from "./broker.ts";
import {
  type FaultListener,
  openConnection,
  type RabbitmqConnection,
} from "./rabbitmq-connection.ts";
import { forgetDead } from "./rabbitmq-dead-letters.ts";
import { askDepths } from "./rabbitmq-depths.ts";
import { RabbitmqEventPublisher } from "./rabbitmq-event-publisher.ts";
import {
  RabbitmqControlSubscription,
  RabbitmqEventSubscription,
} from "./rabbitmq-subscriptions.ts";
import { type Topology, topologyOf } from "./rabbitmq-topology.ts";
import { RabbitmqWorkConsumer } from "./rabbitmq-work-consumer.ts";
import { RabbitmqWorkPublisher } from "./rabbitmq-work-publisher.ts";

export type RabbitmqOptions = {
  url: string;
  /** Before every name in RabbitMQ. */
  prefix?: string;
  onFault?: FaultListener;
};

/**
 * Resolves once the topology is declared, or when RabbitMQ can't be reached now: then its state is "down" until it
 * can. Rejects with BrokerFault "refused" when the account is wrong or a queue exists with other arguments.
 */
export async function openRabbitmqBroker({
  url,
  prefix = "healify.v1",
  onFault = () => undefined,
}: RabbitmqOptions): Promise<Broker> {
  const publishing = await openConnection(url, "healify publishing", onFault);
  const broker = await openConnection(url, "healify consuming", onFault).then(
    (consuming) => new RabbitmqBroker(publishing, consuming, topologyOf(prefix), onFault),
    async (fault) => {
      await publishing.close();
      throw fault;
    },
  );
  try {
    await broker.started();
    return broker;
  } catch (fault) {
    await broker.close();
    throw fault;
  }
}

/** A part over a channel of its own; `settled` tells how its first attempt went. */
type Part = { readonly settled: Promise<unknown> };

class RabbitmqBroker implements Broker {
  readonly kind = "rabbitmq";
  readonly #publishing: RabbitmqConnection;
  readonly #consuming: RabbitmqConnection;
  readonly #topology: Topology;
  readonly #onFault: FaultListener;
  readonly #work: RabbitmqWorkPublisher;
  readonly #events: RabbitmqEventPublisher;
  readonly #gatewayKeys = new Set<string>();
  #closing: Promise<void> | null = null;

  constructor(
    publishing: RabbitmqConnection,
    consuming: RabbitmqConnection,
    topology: Topology,
    onFault: FaultListener,
  ) {
    this.#publishing = publishing;
    this.#consuming = consuming;
    this.#topology = topology;
    this.#onFault = onFault;
    this.#work = new RabbitmqWorkPublisher(publishing, topology, onFault);
    this.#events = new RabbitmqEventPublisher(publishing, topology, onFault);
  }

  async started(): Promise<void> {
    for (const part of [this.#work, this.#events]) throwRefusal(await part.settled);
  }

  state() {
    if (this.#closing || !this.#publishing.connected() || !this.#consuming.connected())
      return "down";
    return this.#publishing.blocked() || !this.#work.ready() ? "degraded" : "up";
  }

  async publishWork(body: string) {
    this.#mustBeOpen();
    await this.#work.publish(body);
  }

  async consumeWork(concurrency: number, onDelivery: (delivery: WorkDelivery) => void) {
    this.#mustBeOpen();
    const handling = { concurrency, onDelivery, onFault: this.#onFault };
    const consumer = new RabbitmqWorkConsumer(this.#consuming, this.#topology, handling);
    return settledPart(consumer, () => consumer.stop());
  }

  publishEvent(gatewayKey: string, replyKey: string, body: string) {
    this.#events.publishEvent(gatewayKey, replyKey, body);
  }

  async subscribeEvents(gatewayKey: string, onEvent: (body: string) => void) {
    this.#mustBeOpen();
    if (this.#gatewayKeys.has(gatewayKey)) {
      throw new BrokerFault("refused", `Another gateway already receives as ${gatewayKey}.`);
    }
    this.#gatewayKeys.add(gatewayKey);
    const subscription = new RabbitmqEventSubscription(gatewayKey, this.#receiving(onEvent));
    const close = async () => {
      await subscription.close();
      this.#gatewayKeys.delete(gatewayKey);
    };
    await settledPart(subscription, close);
    return {
      watch: (replyKey: string) => subscription.watch(replyKey),
      unwatch: (replyKey: string) => subscription.unwatch(replyKey),
      close,
    };
  }

  publishControl(body: string) {
    this.#events.publishControl(body);
  }

  async subscribeControl(onControl: (body: string) => void) {
    this.#mustBeOpen();
    const subscription = new RabbitmqControlSubscription(this.#receiving(onControl));
    return settledPart(subscription, () => subscription.close());
  }

  async depths() {
    this.#mustBeOpen();
    return askDepths(this.#publishing, this.#topology);
  }

  async forgetDead(isGone: (body: string) => boolean) {
    this.#mustBeOpen();
    return forgetDead(this.#publishing, this.#topology, isGone);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#work.close();
    await Promise.all([this.#consuming.close(), this.#publishing.close()]);
  }

  #receiving(onBody: (body: string) => void) {
    const [connection, topology, onFault] = [this.#consuming, this.#topology, this.#onFault];
    return { connection, topology, onBody, onFault };
  }

  #mustBeOpen() {
    if (this.#closing) throw new BrokerFault("closed", "This connection to the broker is closed.");
  }
}

/** A first attempt that was refused ends the part and is thrown; any other fault is being repaired already. */
async function settledPart<P extends Part>(part: P, end: () => Promise<void>): Promise<P> {
  try {
    throwRefusal(await part.settled);
    return part;
  } catch (fault) {
    await end();
    throw fault;
  }
}

function throwRefusal(fault: unknown): void {
  if (fault instanceof BrokerFault && fault.code === "refused") throw fault;
}
