import { createParser, type EventSourceMessage } from "eventsource-parser";

/** Nothing came for this long, although the server sends a heartbeat every 15 s: the line is dead. Milliseconds. */
export const silenceLimit = 30_000;

/**
 * The events of one server-sent stream, in order. Ends when the server ends it, which says nothing about the reply.
 * @throws when the line breaks or falls silent.
 */
export async function* readEvents(
  response: Response,
  onSign: () => void = () => undefined,
): AsyncGenerator<EventSourceMessage, void, void> {
  const reader = (response.body ?? new Blob().stream()).getReader();
  const decoder = new TextDecoder();
  const arrived: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => arrived.push(event) });
  try {
    for (;;) {
      const { done, value } = await withinSilenceLimit(reader.read());
      if (done) return;
      onSign();
      parser.feed(decoder.decode(value, { stream: true }));
      yield* arrived.splice(0);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function withinSilenceLimit<T>(next: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the stream fell silent")), silenceLimit);
    next.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
