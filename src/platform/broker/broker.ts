/**
 * The broker port: carries work to workers, events of replies back to readers, and control messages to
 * everybody. Bodies are JSON text without anybody's words in plain sight; what they mean is the caller's.
 *
 * Promises of every adapter:
 * - Work: at least once. A published body resolves when it is safe against a restart of the broker. A delivery that
 *   isn't acknowledged (its consumer closed, its channel or process died) comes again, with `redelivered` set.
 * - Events: at most once and transient; a subscriber gets each body in the order of one publisher, once, even when it
 *   watches by gateway and by reply.
 * - Control: at most once, to every subscriber, the publisher's own included.
 * - While the broker is away, consumers and subscriptions can be made and wait; they take effect when it is back.
 */

/** `degraded`: connected, but the broker blocks publishing or owes a confirm for too long; `down`: not connected. */
export type BrokerState = "up" | "degraded" | "down";

export type WorkDelivery = {
  readonly body: string;
  readonly redelivered: boolean;
  /** Aborted when the delivery is lost to this consumer: the broker gives it to another. */
  readonly lost: AbortSignal;
  /** Idempotent; a no-op once the delivery is lost. */
  acknowledge(): void;
};

export type WorkConsumer = {
  /** Takes no more; resolves when the broker sends none. Deliveries under way stay acknowledgeable. */
  stop(): Promise<void>;
};

export type EventSubscription = {
  /** Also receive the events of this reply, whoever asked for it. Idempotent. */
  watch(replyKey: string): Promise<void>;
  unwatch(replyKey: string): Promise<void>;
  close(): Promise<void>;
};

export type ControlSubscription = { close(): Promise<void> };

export type QueueDepths = {
  /** Work that waits for a worker. */
  work: number;
  /** Work that was given up on by the broker itself. */
  dead: number;
};

export interface Broker {
  readonly kind: "in-process" | "rabbitmq";
  state(): BrokerState;
  /** Resolves once confirmed; rejects with BrokerFault when refused, returned, or not confirmed in 2 s. */
  publishWork(body: string): Promise<void>;
  /** At most `concurrency` unacknowledged deliveries at a time. */
  consumeWork(
    concurrency: number,
    onDelivery: (delivery: WorkDelivery) => void,
  ): Promise<WorkConsumer>;
  /** Fire and forget, to the gateway that asked and to whoever watches the reply. Drops when down or blocked. */
  publishEvent(gatewayKey: string, replyKey: string, body: string): void;
  /**
   * Everything sent to `gatewayKey`, plus the replies watched. Rejects with BrokerFault "refused" while another
   * subscription has the key.
   */
  subscribeEvents(gatewayKey: string, onEvent: (body: string) => void): Promise<EventSubscription>;
  publishControl(body: string): void;
  subscribeControl(onControl: (body: string) => void): Promise<ControlSubscription>;
  /** For doctor and metrics. Rejects with BrokerFault when down. */
  depths(): Promise<QueueDepths>;
  /**
   * Deletes what was given up on and whose body is `isGone`; gives how many. Bodies are kept in their order, or a later
   * one. Rejects with BrokerFault when down.
   */
  forgetDead(isGone: (body: string) => boolean): Promise<number>;
  /** Closes its consumers, subscriptions and connections; unacknowledged work goes back. */
  close(): Promise<void>;
}

export type BrokerFaultCode = "down" | "blocked" | "refused" | "unroutable" | "timeout" | "closed";

export class BrokerFault extends Error {
  override readonly name = "BrokerFault";
  readonly code: BrokerFaultCode;
  constructor(code: BrokerFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
