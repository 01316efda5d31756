/**
 * One virtual client: one keep-alive connection, one request after another. Written on the socket itself, because the
 * load must cost little beside what it measures: nothing of a stream is parsed, its marks are looked for in the bytes.
 */
import { connect, type Socket } from "node:net";

/** What tells the moments of an answer in the bytes of its stream. */
export type Marks = {
  /** The first words. */
  first: string;
  /** The last frame. */
  end: string;
};

export type Timing = { firstMs: number; endMs: number };

export class RequestFailed extends Error {
  override readonly name = "RequestFailed";
}

/** Longer than any mark, so that none is missed between two chunks. */
const tailLength = 64;
const bodyEnd = Buffer.from("\r\n0\r\n\r\n");
const headEnd = Buffer.from("\r\n\r\n");

type Waiting = {
  startedAt: number;
  firstAt: number;
  endAt: number;
  tail: Buffer;
  resolve: (timing: Timing) => void;
  reject: (fault: Error) => void;
};

export class Lane {
  readonly #socket: Socket;
  readonly #first: Buffer;
  readonly #end: Buffer;
  #waiting: Waiting | null = null;

  private constructor(socket: Socket, marks: Marks) {
    this.#socket = socket;
    this.#first = Buffer.from(marks.first);
    this.#end = Buffer.from(marks.end);
    socket.on("data", (chunk: Buffer) => this.#receive(chunk));
    socket.on("close", () => this.#fail("the connection closed"));
    socket.on("error", () => undefined);
  }

  static open(url: string, marks: Marks): Promise<Lane> {
    const { hostname, port } = new URL(url);
    return new Promise((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true }, () =>
        resolve(new Lane(socket, marks)),
      );
      socket.once("error", reject);
    });
  }

  /** Sends one whole request and resolves when its stream has ended; rejects for anything but a finished answer. */
  ask(request: string): Promise<Timing> {
    const { promise, resolve, reject } = Promise.withResolvers<Timing>();
    const startedAt = performance.now();
    this.#waiting = { startedAt, firstAt: 0, endAt: 0, tail: Buffer.alloc(0), resolve, reject };
    this.#socket.write(request);
    return promise;
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    const waiting = this.#waiting;
    if (!waiting) return;
    const isHead = waiting.tail.length === 0;
    if (isHead && !chunk.subarray(0, 12).equals(Buffer.from("HTTP/1.1 200"))) {
      this.#fail(chunk.toString("latin1").replaceAll("\r\n", " · ").slice(0, 400));
      return;
    }
    const bytes = isHead ? chunk : Buffer.concat([waiting.tail, chunk]);
    const now = performance.now();
    if (waiting.firstAt === 0 && bytes.includes(this.#first)) waiting.firstAt = now;
    if (waiting.endAt === 0 && bytes.includes(this.#end)) waiting.endAt = now;
    waiting.tail = Buffer.from(bytes.subarray(-tailLength));
    const over = bytes.subarray(-bodyEnd.length).equals(bodyEnd);
    if (over && (!isHead || bytes.indexOf(headEnd) < bytes.length - headEnd.length)) {
      this.#finish(waiting);
    }
  }

  #finish(waiting: Waiting): void {
    if (waiting.endAt === 0 || waiting.firstAt === 0) {
      this.#fail("the stream ended without an answer");
      return;
    }
    this.#waiting = null;
    const { startedAt, firstAt, endAt } = waiting;
    waiting.resolve({ firstMs: firstAt - startedAt, endMs: endAt - startedAt });
  }

  #fail(why: string): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.reject(new RequestFailed(why));
  }
}
