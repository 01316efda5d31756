/** One connection to RabbitMQ that comes back by itself. */
import { setTimeout as delay } from "node:timers/promises";
import { connect, type RecoveringChannelModel } from "amqplib";
import { BrokerFault } from "./broker.ts";

/** Told of every fault that is not somebody's answer; `where` names the part. */
export type FaultListener = (where: string, fault: unknown) => void;

export type RabbitmqConnection = {
  readonly model: RecoveringChannelModel;
  connected(): boolean;
  /** The broker has no room and takes nothing from this connection. */
  blocked(): boolean;
  /** `part` runs when this connection is closed for good, before it says goodbye; gives how to forget it again. */
  beforeClose(part: () => Promise<void>): () => void;
  close(): Promise<void>;
};

/**
 * RabbitMQ gives a silent connection up after two to three of these: a frozen worker must lose its consumer before its
 * leases end (15 s), else what others should take over is delivered to it once more.
 */
const heartbeatSeconds = 5;
const connectTimeoutMs = 5_000;
/** Between attempts to connect again. */
const longestPauseMs = 2_000;
/** How long a broker may take to say goodbye before its socket is cut. */
const goodbyeMs = 1_000;

/**
 * Resolves once connected, or when the first attempt failed: it goes on trying. Rejects with BrokerFault "refused" when
 * trying again can't help: the address or the account is wrong.
 */
export async function openConnection(
  url: string,
  name: string,
  onFault: FaultListener,
): Promise<RabbitmqConnection> {
  const parts = new Set<() => Promise<void>>();
  const cut = new AbortController();
  const options = {
    noDelay: true,
    keepAlive: true,
    timeout: connectTimeoutMs,
    clientProperties: { connection_name: name },
    signal: cut.signal,
    recovery: { waitForConnect: false, maxDelay: longestPauseMs },
  };
  const model = await connect(withHeartbeat(url), options);
  let connected = false;
  let blocked = false;
  model.on("connect", () => {
    connected = true;
    blocked = false;
  });
  model.on("disconnect", (fault) => {
    connected = false;
    onFault(name, fault);
  });
  model.on("connect-failed", (fault) => onFault(name, fault));
  // An error is followed by a disconnect, which reports it.
  model.on("error", () => undefined);
  model.on("handler-error", (fault) => onFault(name, fault));
  model.on("blocked", () => {
    blocked = true;
  });
  model.on("unblocked", () => {
    blocked = false;
  });
  const close = async () => {
    connected = false;
    const late = new AbortController();
    const goodbye = Promise.all([...parts].map((part) => part()))
      .then(() => model.close())
      .catch(() => undefined);
    await Promise.race([goodbye, delay(goodbyeMs, undefined, { signal: late.signal })]);
    late.abort();
    void model.close().catch(() => undefined);
    cut.abort();
  };
  const refused = await firstRefusal(model);
  if (refused) {
    await close();
    throw refused;
  }
  return {
    model,
    connected: () => connected,
    blocked: () => blocked,
    beforeClose: (part) => {
      parts.add(part);
      return () => parts.delete(part);
    },
    close,
  };
}

function withHeartbeat(url: string): string {
  const parsed = new URL(url);
  if (!["amqp:", "amqps:"].includes(parsed.protocol)) {
    throw new BrokerFault("refused", "A RabbitMQ address starts with amqp:// or amqps://.");
  }
  if (!parsed.searchParams.has("heartbeat")) {
    parsed.searchParams.set("heartbeat", String(heartbeatSeconds));
  }
  return parsed.href;
}

/** Null when the first attempt succeeded, or failed in a way that may pass. */
function firstRefusal(model: RecoveringChannelModel): Promise<BrokerFault | null> {
  return new Promise((resolve) => {
    model.once("connect", () => resolve(null));
    model.once("connect-failed", (cause: Error) => resolve(refusalOf(cause)));
  });
}

function refusalOf(cause: Error): BrokerFault | null {
  const account = /ACCESS.REFUSED|403/.test(cause.message);
  const virtualHost = /NOT.ALLOWED|530/.test(cause.message);
  if (!account && !virtualHost) return null;
  const what = account ? "this user and password" : "this virtual host";
  return new BrokerFault("refused", `RabbitMQ does not accept ${what}.`, { cause });
}
