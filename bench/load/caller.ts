/** Plain calls with a whole answer, one after the other on one connection, at little cost of their own. */
import { connect, type Socket } from "node:net";

export type CallAnswer = { status: number; body: string; ms: number };
export type CallRequest = { method: string; path: string; token?: string; body?: object };

type Waiting = { startedAt: number; text: string; resolve: (answer: CallAnswer) => void };

export class Caller {
  readonly #socket: Socket;
  readonly #host: string;
  #waiting: Waiting | null = null;

  private constructor(socket: Socket, host: string) {
    this.#socket = socket;
    this.#host = host;
    socket.setEncoding("latin1");
    socket.on("data", (chunk: string) => this.#receive(chunk));
    socket.on("error", () => undefined);
    socket.on("close", () => this.#finish(0, ""));
  }

  static open(url: string): Promise<Caller> {
    const { hostname, port, host } = new URL(url);
    return new Promise((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true }, () =>
        resolve(new Caller(socket, host)),
      );
      socket.once("error", reject);
    });
  }

  /** Status 0 when the connection closed. */
  call({ method, path, token, body }: CallRequest): Promise<CallAnswer> {
    const content = body === undefined ? "" : JSON.stringify(body);
    const head = [
      `${method} ${path} HTTP/1.1`,
      `host: ${this.#host}`,
      ...(token === undefined ? [] : [`authorization: Bearer ${token}`]),
      ...(body === undefined ? [] : ["content-type: application/json"]),
      `content-length: ${Buffer.byteLength(content)}`,
    ];
    return new Promise((resolve) => {
      this.#waiting = { startedAt: performance.now(), text: "", resolve };
      this.#socket.write(`${head.join("\r\n")}\r\n\r\n${content}`);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(chunk: string): void {
    const waiting = this.#waiting;
    if (!waiting) return;
    waiting.text += chunk;
    const headEnd = waiting.text.indexOf("\r\n\r\n");
    if (headEnd < 0) return;
    const head = waiting.text.slice(0, headEnd);
    const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
    const body = waiting.text.slice(headEnd + 4);
    if (body.length >= length) this.#finish(Number(head.slice(9, 12)), body);
  }

  #finish(status: number, body: string): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve({ status, body, ms: performance.now() - waiting.startedAt });
  }
}
