/**
 * A channel that is kept open: when it closes, alone or with its connection, another takes its place. Each goes
 * opening → prepared → lost, then after a pause opening again, until it is let go.
 */
import { setTimeout as delay } from "node:timers/promises";
import type { Channel } from "amqplib";
import type { FaultListener, RabbitmqConnection } from "./rabbitmq-connection.ts";

export type ChannelPlan<C extends Channel> = {
  name: string;
  /** Waits while the connection is down. */
  open: () => Promise<C>;
  /** Declares and consumes; the channel counts as open once it resolves. */
  prepare: (channel: C) => Promise<void>;
  /** What the channel held is lost. Idempotent. */
  onLost?: () => void;
};

const shortestPauseMs = 100;
const longestPauseMs = 2_000;
/** A channel that lived this long was well: the next pause is a short one again. */
const wellAfterMs = 10_000;

export class KeptChannel<C extends Channel> {
  readonly #connection: RabbitmqConnection;
  readonly #plan: ChannelPlan<C>;
  readonly #onFault: FaultListener;
  readonly #letGo = new AbortController();
  readonly #kept: Promise<void>;
  #current: C | null = null;

  /**
   * Resolves when the first attempt is over, or when the connection is down: with its fault, or with null. It never
   * rejects.
   */
  readonly settled: Promise<unknown>;

  constructor(connection: RabbitmqConnection, plan: ChannelPlan<C>, onFault: FaultListener) {
    this.#connection = connection;
    this.#plan = plan;
    this.#onFault = onFault;
    const first = Promise.withResolvers<unknown>();
    this.settled = first.promise;
    const forget = connection.beforeClose(() => {
      plan.onLost?.();
      return this.close();
    });
    this.#kept = this.#keep(first.resolve).finally(forget);
  }

  /** Null while there is none. */
  get current(): C | null {
    return this.#current;
  }

  /** The present channel stays; no other takes its place. */
  letGo(): void {
    this.#letGo.abort();
  }

  /** Closes the present channel too, behind what was sent over it: acknowledgements, and the last events. */
  async close(): Promise<void> {
    this.letGo();
    await this.#current?.close().catch(() => undefined);
    await this.#kept;
  }

  async #keep(settle: (fault: unknown) => void): Promise<void> {
    for (let failures = 0; !this.#letGo.signal.aborted; failures += 1) {
      if (!this.#connection.connected()) settle(null);
      const opened = performance.now();
      const fault = await this.#once(() => settle(null));
      settle(fault);
      if (fault !== null && !this.#letGo.signal.aborted) this.#onFault(this.#plan.name, fault);
      if (performance.now() - opened > wellAfterMs) failures = 0;
      await this.#pause(failures);
    }
  }

  /** From opening to loss. Gives the fault that ended it, or null when the channel was closed without one. */
  async #once(onPrepared: () => void): Promise<unknown> {
    let channel: C | null = null;
    try {
      channel = await abortable(this.#plan.open(), this.#letGo.signal);
      let fault: unknown = null;
      const closed = new Promise<void>((resolve) => channel?.once("close", resolve));
      channel.on("error", (error) => {
        fault = error;
      });
      await this.#plan.prepare(channel);
      this.#current = channel;
      onPrepared();
      if (this.#letGo.signal.aborted) await channel.close();
      await closed;
      return fault;
    } catch (fault) {
      await channel?.close().catch(() => undefined);
      return fault;
    } finally {
      this.#current = null;
      this.#plan.onLost?.();
    }
  }

  async #pause(failures: number): Promise<void> {
    const ms = Math.min(longestPauseMs, shortestPauseMs * 2 ** Math.min(failures, 10));
    await delay(ms, undefined, { signal: this.#letGo.signal }).catch(() => undefined);
  }
}

/** Rejects when the signal aborts first; the promise is then left to itself. */
function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const onAbort = () => aborted.reject(signal.reason);
  signal.addEventListener("abort", onAbort);
  promise.catch(() => undefined);
  return Promise.race([promise, aborted.promise]).finally(() =>
    signal.removeEventListener("abort", onAbort),
  );
}
