/** Control messages between processes: revoked devices, erased people, cancelled replies, deleted chat sessions. */
import { type ControlMessage, controlMessageSchema } from "#contracts/broker-messages.ts";
import type { Broker } from "#platform/broker/broker.ts";

export type ControlType = ControlMessage["type"];
export type ControlMessageOf<T extends ControlType> = Extract<ControlMessage, { type: T }>;
export type ControlHandler<T extends ControlType> = (message: ControlMessageOf<T>) => void;

export interface ControlChannel {
  /** To every process, this one included. Fire and forget: what must be certain is read from the database. */
  publish(message: ControlMessage): void;
  /** Handlers must not throw. */
  on<T extends ControlType>(type: T, handler: ControlHandler<T>): void;
  close(): Promise<void>;
}

type Handlers = { [T in ControlType]: ControlHandler<T>[] };

/** `onUnknown` hears of messages that can't be parsed, such as those of a newer version; they are ignored. */
export async function openControl(broker: Broker, onUnknown: () => void): Promise<ControlChannel> {
  const handlers: Handlers = {
    "reply-cancelled": [],
    "device-revoked": [],
    "person-erased": [],
    "session-deleted": [],
    "model-changed": [],
  };
  const subscription = await broker.subscribeControl((body) => {
    const message = parse(body);
    if (message) dispatch(handlers, message.type, message);
    else onUnknown();
  });
  return {
    publish: (message) => broker.publishControl(JSON.stringify(message)),
    on: (type, handler) => void handlers[type].push(handler),
    close: () => subscription.close(),
  };
}

function dispatch<T extends ControlType>(
  handlers: Handlers,
  type: T,
  message: ControlMessageOf<T>,
): void {
  for (const handler of handlers[type]) handler(message);
}

function parse(body: string): ControlMessage | null {
  try {
    return controlMessageSchema.parse(JSON.parse(body));
  } catch {
    return null;
  }
}
