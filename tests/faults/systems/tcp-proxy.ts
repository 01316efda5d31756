/** A proxy for the faults of networks: connections cut, refused, half-open, or answered too late. */

import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";

type Pair = { client: Socket; server: Socket };

export type TcpProxy = {
  /** The address of the server, by way of this proxy. */
  readonly url: string;
  /** Cuts all connections; new ones are let through. */
  cut(): void;
  /** Cuts all connections and every new one, as a server that is gone. */
  refuse(): void;
  /** Lets nothing through any more and closes nothing, as a network that drops packets. */
  halfOpen(): void;
  /**
   * Of what clients send: the n-th chunk that matches reaches the server, but the answer to it is lost with the
   * connection. Resolves once it has happened.
   */
  loseAnswerTo(matches: (chunk: Buffer) => boolean, nth: number): Promise<void>;
  /** What clients send arrives that much later; 0 is at once. */
  slow(ms: number): void;
  /** Everything as at first; what hung half-open is cut. */
  heal(): void;
  close(): Promise<void>;
};

/** In front of the server of this URL. */
export async function startTcpProxy(target: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(target);
  const pairs = new Set<Pair>();
  let state: "open" | "refusing" | "half-open" = "open";
  let lateMs = 0;
  let losing: { matches: (chunk: Buffer) => boolean; left: number; done: () => void } | null = null;

  const server = createServer({ noDelay: true, pauseOnConnect: true }, (client) => {
    if (state === "refusing") return void client.destroy();
    const pair = { client, server: connect({ host: hostname, port: Number(port), noDelay: true }) };
    pairs.add(pair);
    join(pair);
    if (state === "open") client.resume();
    else pair.server.pause();
  });

  function join(pair: Pair): void {
    const { client, server: upstream } = pair;
    let mute = false;
    client.on("data", (chunk: Buffer) => {
      if (lateMs === 0) upstream.write(chunk);
      else setTimeout(() => upstream.write(chunk), lateMs);
      if (!losing?.matches(chunk)) return;
      losing.left -= 1;
      if (losing.left > 0) return;
      mute = true;
      losing.done();
      losing = null;
      // Long enough for the server to have done it.
      setTimeout(() => destroy(pair), 200);
    });
    upstream.on("data", (chunk) => {
      if (!mute) client.write(chunk);
    });
    for (const socket of [client, upstream]) {
      socket.on("error", () => undefined);
      socket.on("close", () => {
        // Of a half-open connection the other side hears nothing.
        if (state !== "half-open") destroy(pair);
      });
    }
  }

  function destroy(pair: Pair): void {
    pairs.delete(pair);
    pair.client.destroy();
    pair.server.destroy();
  }

  const cut = () => {
    for (const pair of [...pairs]) destroy(pair);
  };

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(target);
  url.port = String((server.address() as AddressInfo).port);

  return {
    url: url.href,
    cut,
    refuse() {
      state = "refusing";
      cut();
    },
    halfOpen() {
      state = "half-open";
      for (const { client, server: upstream } of pairs) {
        client.pause();
        upstream.pause();
      }
    },
    loseAnswerTo: (matches, nth) =>
      new Promise((done) => {
        losing = { matches, left: nth, done };
      }),
    slow(ms) {
      lateMs = ms;
    },
    heal() {
      losing = null;
      lateMs = 0;
      if (state === "half-open") cut();
      state = "open";
    },
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
