import { createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type ModelServer, startModelServer } from "#tests/support/model-server.ts";
import {
  askModel,
  ending,
  eventOf,
  faultOf,
  languageModelContract,
  saying,
  textOf,
} from "./language-model.contract.ts";
import { createChatCompletionsModel } from "./language-model-chat-completions.ts";

const patient = { firstTokenMs: 60_000, idleMs: 60_000 };
const open = (url: string, patience = patient, key?: string) =>
  createChatCompletionsModel(
    { provider: "openai-compatible", model: "mock" },
    { url, key },
    patience,
  );

languageModelContract("the client of the common protocol", open);

describe("a stream as servers write it", () => {
  let server: ModelServer;
  afterEach(() => server.close());

  it("is over when it is called done, though the server never ends it", async () => {
    server = await startModelServer();
    server.program({ kind: "written", packets: [saying("Rest."), ending], leftOpen: true });
    const model = open(server.url);
    expect(textOf(await askModel(model))).toBe("Rest.");
    await vi.waitFor(() => expect(server.aborted).toBe(1), 10_000);
  });

  it("is refused when a line of it grows without end", async () => {
    server = await startModelServer();
    const piece = "x".repeat(200_000);
    const packets = ["data: ", ...Array.from({ length: 20 }, () => piece)];
    server.program({ kind: "written", packets, leftOpen: true });
    expect(await faultOf(askModel(open(server.url)))).toMatchObject({ code: "model_malformed" });
    await vi.waitFor(() => expect(server.aborted).toBe(1), 10_000);
  });

  it("hears of a fault told beside an empty choice", async () => {
    server = await startModelServer();
    const fault = eventOf(
      { delta: { content: "" }, finish_reason: "error" },
      { error: { code: 502 } },
    );
    server.program({ kind: "written", packets: [saying("Rest "), fault, "data: [DONE]\n\n"] });
    expect(await faultOf(askModel(open(server.url)))).toMatchObject({ code: "model_unavailable" });
  });

  it("doesn't take empty finish reasons for an end", async () => {
    server = await startModelServer();
    const packets = [eventOf({ delta: { content: "Rest " }, finish_reason: "" })];
    server.program({ kind: "written", packets });
    expect(await faultOf(askModel(open(server.url)))).toMatchObject({ code: "model_cut" });
  });
});

describe("a connection", () => {
  let server: Server;
  const sockets: Socket[] = [];
  const calls: string[] = [];

  /** A server by hand, which answers each call of each connection as `answer` says. */
  async function serve(answer: (socket: Socket, call: number) => void): Promise<string> {
    calls.length = 0;
    sockets.length = 0;
    server = createServer((socket) => {
      sockets.push(socket);
      socket.on("error", () => undefined);
      let heard = "";
      socket.on("data", (bytes) => {
        heard += bytes.toString();
        if (!heard.endsWith("}")) return;
        calls.push(heard);
        heard = "";
        answer(socket, calls.length);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    return `http://127.0.0.1:${address.port}/v1`;
  }
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  const wholeAnswer = (text: string): string => {
    const body = `${saying(text)}${ending}`;
    return `HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  };

  it("that the server closed between two calls is opened again, unseen", async () => {
    const used = new Set<Socket>();
    let reset = 0;
    const url = await serve((socket, call) => {
      // A call over a kept connection meets a server that had already turned away.
      if (used.has(socket)) {
        reset += 1;
        socket.resetAndDestroy();
        return;
      }
      used.add(socket);
      socket.write(wholeAnswer(`Answer ${call}.`));
    });
    const model = open(url);
    for (let asked = 1; reset < 3; asked += 1) {
      expect(textOf(await askModel(model))).toBe(`Answer ${asked + reset}.`);
      // A connection is kept from the turn on in which its answer was read to the end.
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(calls.length).toBe(used.size + reset);
  });

  it("that breaks at its first call is a fault, and isn't tried again", async () => {
    const url = await serve((socket) => socket.resetAndDestroy());
    expect(await faultOf(askModel(open(url)))).toMatchObject({ code: "model_unavailable" });
    expect(calls).toHaveLength(1);
  });

  it("that breaks once the server has begun to answer is a cut, and isn't tried again", async () => {
    const url = await serve((socket, call) => {
      if (call === 1) return void socket.write(wholeAnswer("Whole."));
      const head = "HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n";
      socket.write(head + saying("Half "), () => socket.resetAndDestroy());
    });
    const model = open(url);
    expect(textOf(await askModel(model))).toBe("Whole.");
    expect(await faultOf(askModel(model))).toMatchObject({ code: "model_cut" });
    expect(calls).toHaveLength(2);
  });

  it("carries the key where there is one, and nothing where there is none", async () => {
    const url = await serve((socket) => void socket.write(wholeAnswer("Yes.")));
    await askModel(open(`${url}/`, patient, "secret"));
    await askModel(open(url));
    expect(calls[0]).toMatch(/^POST \/v1\/chat\/completions HTTP/);
    expect(calls[0]).toMatch(/^authorization: Bearer secret\r$/im);
    expect(calls[1]).not.toMatch(/^authorization/im);
  });

  it("to an address that sends elsewhere is refused", async () => {
    const url = await serve(
      (socket) =>
        void socket.write(
          "HTTP/1.1 308 Moved\r\nlocation: /elsewhere\r\ncontent-length: 0\r\n\r\n",
        ),
    );
    expect(await faultOf(askModel(open(url)))).toMatchObject({
      code: "model_refused",
      status: 308,
    });
  });
});
