/**
 * The one connection to Redis that cache, answer log and limits share, behind a circuit breaker. Redis only makes
 * things fast, so it may never make them slow: a command waits 50 ms at most, the first that waits in vain opens the
 * breaker, and from then on nobody waits until a probe in the background was answered.
 *
 *   closed ──a command failed──▶ open ──a probe was answered──▶ closed
 */
import { Redis } from "ioredis";

export type RedisState = "up" | "down";

export type RedisConnection = {
  /** False while the breaker is open. */
  available(): boolean;
  /** Gives `otherwise`, at once, while the breaker is open, and when the command fails. Never rejects. */
  run<T>(command: (client: Redis) => Promise<T>, otherwise: T): Promise<T>;
  /** The client itself, for a library that wants one; its commands reject. */
  readonly client: Redis;
  close(): Promise<void>;
};

const commandTimeoutMs = 50;
/** Of the time that a command may take. */
const lastPartMs = 10;
const connectTimeoutMs = 300;
/** A connection over which nothing has come for so long after something was sent: there may be no machine behind it. */
const silentMs = 3_000;
/** How long a server that doesn't answer may take to say goodbye before its socket is cut. */
const goodbyeMs = 200;
const probeEveryMs = 1_000;

export type RedisListener = {
  onState?: (state: RedisState) => void;
  /** A command that Redis refused, or a connection that failed. */
  onFault?: (fault: unknown) => void;
};

/** How long a command and a new connection may take, in milliseconds. */
export type RedisPatience = { commandMs?: number; connectMs?: number };

/** Resolves once connected, or when the first attempt failed: it goes on trying. */
export async function openRedis(
  url: string,
  { onState = () => undefined, onFault = () => undefined }: RedisListener = {},
  { commandMs = commandTimeoutMs, connectMs = connectTimeoutMs }: RedisPatience = {},
): Promise<RedisConnection> {
  const client = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    // For all commands together, where a timeout for each would be a timer for each.
    socketTimeout: Math.max(commandMs, silentMs),
    connectTimeout: connectMs,
    disconnectTimeout: goodbyeMs,
    retryStrategy: (attempt) => Math.min(50 * 2 ** attempt, probeEveryMs),
  });
  const breaker = new Breaker(client, commandMs, onState);
  client.on("error", onFault);
  await firstOutcome(client);
  return {
    client,
    available: () => breaker.closed(),
    run: async (command, otherwise) => {
      if (!breaker.closed()) return otherwise;
      try {
        sendTogether(client);
        return await within(commandMs, command(client));
      } catch (fault) {
        // Redis answered: the fault is in the command, and another may well succeed.
        if (!isReplyError(fault)) breaker.open();
        onFault(fault);
        return otherwise;
      }
    },
    close: async () => {
      breaker.end();
      const connected = client.status !== "reconnecting" && client.status !== "end";
      const ended = connected && new Promise((resolve) => client.once("end", resolve));
      client.disconnect();
      await ended;
    },
  };
}

/** Redis answered, with a refusal. */
export function isReplyError(fault: unknown): fault is Error {
  return fault instanceof Error && fault.name === "ReplyError";
}

class Breaker {
  readonly #client: Redis;
  readonly #commandMs: number;
  readonly #onState: (state: RedisState) => void;
  #isOpen = false;
  #ended = false;
  #told: RedisState = "down";
  #nextProbe: NodeJS.Timeout | null = null;

  constructor(client: Redis, commandMs: number, onState: (state: RedisState) => void) {
    this.#client = client;
    this.#commandMs = commandMs;
    this.#onState = onState;
    client.on("ready", () => this.#close());
    client.on("close", () => this.#tell());
  }

  closed(): boolean {
    return !this.#isOpen && !this.#ended && this.#client.status === "ready";
  }

  open(): void {
    if (this.#isOpen || this.#ended) return;
    this.#isOpen = true;
    this.#tell();
    // At once: it may have been only a moment.
    void this.#probe();
  }

  end(): void {
    this.#ended = true;
    if (this.#nextProbe) clearTimeout(this.#nextProbe);
  }

  #close(): void {
    this.#isOpen = false;
    if (this.#nextProbe) clearTimeout(this.#nextProbe);
    this.#nextProbe = null;
    this.#tell();
  }

  /** One at a time, until one is answered. */
  async #probe(): Promise<void> {
    const answered = await within(this.#commandMs, this.#client.ping()).then(
      () => true,
      isReplyError,
    );
    if (!this.#isOpen || this.#ended) return;
    if (answered) return this.#close();
    this.#nextProbe = setTimeout(() => void this.#probe(), probeEveryMs).unref();
  }

  #tell(): void {
    const state = this.closed() ? "up" : "down";
    if (state === this.#told) return;
    this.#told = state;
    this.#onState(state);
  }
}

/** The commands of one turn of the event loop leave in one write, which costs more than any of them. */
function sendTogether({ stream }: Redis): void {
  if (stream.writableCorked > 0) return;
  stream.cork();
  setImmediate(() => stream.uncork());
}

/**
 * Where this process itself was late, its command may just have left, or the answer be here unread: the last part of
 * the time counts from when the process is there again.
 */
async function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const giveUp = () => late.reject(new Error(`Redis did not answer within ${ms} ms.`));
  let timer = setTimeout(() => {
    timer = setTimeout(() => setImmediate(giveUp), lastPartMs);
  }, ms - lastPartMs);
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function firstOutcome(client: Redis): Promise<void> {
  return new Promise((resolve) => {
    client.once("ready", resolve);
    client.once("close", resolve);
  });
}
