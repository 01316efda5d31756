import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readEvents, silenceLimit } from "./event-stream.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A response whose body is written piece by piece. */
function openResponse() {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const say = (text: string) => void writer.write(new TextEncoder().encode(text));
  return { response: new Response(readable), say, close: () => writer.close() };
}

test("an event that arrives in pieces, also within a letter, is one event", async () => {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const bytes = new TextEncoder().encode('id: 1-1\nevent: reply-delta\ndata: {"text":"38 °C"}\n\n');
  const within = bytes.indexOf(0xc2) + 1;
  void writer.write(bytes.slice(0, within));
  void writer.write(bytes.slice(within));
  const { value } = await readEvents(new Response(readable)).next();
  expect(value).toMatchObject({ id: "1-1", event: "reply-delta", data: '{"text":"38 °C"}' });
});

test("heartbeats keep a quiet stream; silence breaks it", async () => {
  const { response, say } = openResponse();
  const signs = vi.fn();
  const next = readEvents(response, signs).next();
  const outcome = vi.fn();
  next.then(outcome, outcome);
  for (let beats = 1; beats <= 4; beats += 1) {
    await vi.advanceTimersByTimeAsync(15_000);
    say(": still here\n\n");
    await vi.waitFor(() => expect(signs).toHaveBeenCalledTimes(beats), {
      timeout: 60_000,
      interval: 1,
    });
  }
  expect(outcome).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(silenceLimit);
  await expect(next).rejects.toThrow("silent");
});

test("a stream that the server ends is over, without an event of its own", async () => {
  const { response, say, close } = openResponse();
  const events = readEvents(response);
  say("event: reply-delta\ndata: {}\n\n");
  expect((await events.next()).value).toMatchObject({ event: "reply-delta" });
  void close();
  expect(await events.next()).toEqual({ done: true, value: undefined });
});
