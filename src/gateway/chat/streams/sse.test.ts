import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { deviceIdSchema, replyIdSchema, userIdSchema } from "#contracts/ids.ts";
import { ReplyReader } from "./reply-reader.ts";
import type { LoggedEvent, ReplySource } from "./reply-source.ts";
import { replyFrame, SseConnection } from "./sse.ts";

const id = "0190b2a4-0000-7000-8000-000000000001";
const limit = 256 * 1024;
const frame = "x".repeat(8_000);

/** Timers of the connection are the test's; sockets go on as they do. */
async function until(look: () => boolean): Promise<void> {
  while (!look()) await new Promise((resolve) => setImmediate(resolve));
}

describe("a stream to a reader", () => {
  let server: Server;
  let opened: { connection: SseConnection; response: ServerResponse; closed: boolean };
  let socket: Socket;

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { promise, resolve } = Promise.withResolvers<void>();
    server = createServer((_, response) => {
      const connection = new SseConnection(response, { "x-given": "1" }, () => {
        opened.closed = true;
      });
      opened = { connection, response, closed: false };
      resolve();
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    socket = connect(port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
    await promise;
  });
  afterEach(async () => {
    socket.destroy();
    await until(() => opened.closed);
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
    server.close();
  });

  /** Writes until neither the reader nor the system between takes any more. */
  async function fill(): Promise<void> {
    socket.pause();
    let stuckSince = performance.now();
    for (let stuck = 0; stuck < 200 || performance.now() - stuckSince < 300; stuck += 1) {
      if (!opened.response.writableNeedDrain) {
        stuck = 0;
        stuckSince = performance.now();
      }
      while (!opened.response.writableNeedDrain) opened.connection.write(frame);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  it("sends its head at once", async () => {
    const [head] = (await once(socket, "data")) as [Buffer];
    expect(head.toString()).toMatch(/^HTTP\/1.1 200/);
    expect(head.toString()).toMatch(/content-type: text\/event-stream; charset=utf-8\r\n/i);
    expect(head.toString()).toMatch(/cache-control: no-cache, no-transform\r\n/i);
    expect(head.toString()).toMatch(/x-accel-buffering: no\r\n/i);
    expect(head.toString()).toMatch(/x-given: 1\r\n/i);
    expect(head.toString()).toContain("retry: 1000\n\n");
  });

  it("cuts a reader that has not drained within 30 s, and not before", async () => {
    await fill();
    expect(opened.response.writableLength).toBeLessThan(limit);
    await vi.advanceTimersByTimeAsync(29_900);
    expect(opened.connection.open).toBe(true);
    await vi.advanceTimersByTimeAsync(200);
    expect(opened.connection.open).toBe(false);
    await until(() => opened.closed);
  });

  it("gives a reader that drains all the time it needs", async () => {
    await fill();
    let drained = false;
    opened.connection.onDrain(() => {
      drained = true;
    });
    socket.resume();
    await until(() => drained);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(opened.connection.open).toBe(true);
  });

  it("cuts a reader that holds back more than 256 KiB", async () => {
    await fill();
    for (let written = 0; written <= limit; written += frame.length) opened.connection.write(frame);
    expect(opened.connection.open).toBe(false);
  });

  it("sends a reader away with a time to come back, and waits for none that doesn't read", async () => {
    await fill();
    opened.connection.sendAway(700);
    await vi.advanceTimersByTimeAsync(1000);
    expect(opened.connection.open).toBe(false);
  });

  it("holds nothing for a reader that is held up: later events come from the log", async () => {
    const log: LoggedEvent[] = [];
    const state = { attempt: 1, state: "answering" as const, checkpoint: null, end: null };
    const source: ReplySource = {
      replyId: replyIdSchema.parse(id),
      now: async () => state,
      logged: async (cursor) => log.filter((event) => event.seq > (cursor?.seq ?? 0)),
      open: () => [],
    };
    const owner = { userId: userIdSchema.parse(id), deviceId: deviceIdSchema.parse(id) };
    const reader = new ReplyReader(owner, source, opened.connection, null, (fault) => {
      throw fault;
    });
    reader.catchUp();
    socket.pause();
    for (let seq = 1; seq <= 2000; seq += 1) {
      const place = { attempt: 1, seq };
      const delta = { type: "reply-delta", text: `${seq} ${frame}` } as const;
      const event = { ...place, type: delta.type, frame: replyFrame(place, delta) };
      log.push(event);
      reader.receive([event]);
      if (seq % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
      // The hub's look, and a stop, ask it to catch up: it must not write on.
      reader.catchUp();
      expect(opened.response.writableLength).toBeLessThan(limit);
    }
    expect(opened.connection.open).toBe(true);
    let received = "";
    socket.on("data", (chunk: Buffer) => {
      received += chunk.toString();
    });
    socket.resume();
    await until(() => received.includes("id: 1-2000\n"));
    const seqs = [...received.matchAll(/^id: 1-(\d+)$/gm)].map(([, seq]) => Number(seq));
    expect(seqs).toEqual(Array.from({ length: 2000 }, (_, n) => n + 1));
  });
});
