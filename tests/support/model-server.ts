/**
 * A mock of a model server: OpenAI's chat completions over real HTTP, each call behaving as a test told it to.
 * A call that nobody programmed is answered with 500 and makes `close` throw.
 *
 * As a process it answers every call: `node tests/support/model-server.ts --port 9999 --tokens 60 --delay 5`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text as readText } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { type Behaviour, behave } from "./model/behaviour.ts";
import { type ChatRequest, parseChatRequest } from "./model/chat-request.ts";

export type ModelServer = {
  /** To be given as HEALIFY_MODEL_URL. */
  readonly url: string;
  /** Without a path: where Ollama's own calls are found. */
  readonly origin: string;
  /** What the next calls do, one each, in this order. */
  program(...behaviours: Behaviour[]): void;
  /** What calls do when nothing is programmed; undefined makes them failures again. */
  always(behaviour: Behaviour | undefined): void;
  /** Chat completions that were asked for. */
  readonly calls: number;
  readonly requests: readonly ChatRequest[];
  /** Calls whose answer isn't over. */
  readonly open: number;
  /** Calls that the caller left before their answer was over. */
  readonly aborted: number;
  /** TCP connections made so far. */
  readonly connections: number;
  readonly failures: readonly string[];
  /** Closes every connection. Throws when a call came that wasn't programmed. */
  close(): Promise<void>;
};

export type ModelServerOptions = {
  port?: number;
  /** Answer as Ollama does at /api/tags, with these models. */
  ollama?: readonly string[];
};

export async function startModelServer(options: ModelServerOptions = {}): Promise<ModelServer> {
  const queue: Behaviour[] = [];
  const requests: ChatRequest[] = [];
  const failures: string[] = [];
  let fallback: Behaviour | undefined;
  let open = 0;
  let aborted = 0;
  let connections = 0;

  const complete = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = parseChatRequest(await readText(incoming));
    requests.push(request);
    const behaviour = queue.shift() ?? fallback;
    if (behaviour === undefined) throw new Error("a call came that no test programmed");
    const left = new AbortController();
    open += 1;
    response.once("close", () => {
      open -= 1;
      if (!response.writableEnded && behaviour.kind !== "cut") aborted += 1;
      left.abort();
    });
    try {
      await behave({ request, response, signal: left.signal }, behaviour);
    } catch (error) {
      if (!left.signal.aborted) throw error;
    }
  };

  const routes: Record<string, (incoming: IncomingMessage, response: ServerResponse) => unknown> = {
    "POST /v1/chat/completions": complete,
    "GET /v1/models": (_, response) =>
      sendJson(response, { object: "list", data: [{ id: "mock", object: "model" }] }),
  };
  const { ollama } = options;
  if (ollama !== undefined) {
    routes["GET /api/tags"] = (_, response) =>
      sendJson(response, { models: ollama.map((name) => ({ name, model: name })) });
  }

  const fail = (response: ServerResponse, error: unknown): void => {
    failures.push(error instanceof Error ? error.message : String(error));
    if (!response.headersSent) response.writeHead(500, { "content-type": "application/json" });
    response.end(JSON.stringify({ error: { message: "not programmed" } }));
  };

  const server = createServer({ noDelay: true }, (incoming, response) => {
    const route = routes[`${incoming.method} ${incoming.url}`];
    if (route === undefined) {
      response.writeHead(404).end();
      return;
    }
    Promise.resolve(route(incoming, response)).catch((error: unknown) => fail(response, error));
  });
  server.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const origin = `http://127.0.0.1:${portOf(server.address())}`;

  return {
    url: `${origin}/v1`,
    origin,
    program: (...behaviours) => void queue.push(...behaviours),
    always: (behaviour) => {
      fallback = behaviour;
    },
    get calls() {
      return requests.length;
    },
    requests,
    get open() {
      return open;
    },
    get aborted() {
      return aborted;
    },
    get connections() {
      return connections;
    },
    failures,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (failures.length > 0) throw new Error(`the mock model failed: ${failures.join("; ")}`);
    },
  };
}

function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "0" },
      tokens: { type: "string" },
      delay: { type: "string", default: "0" },
      first: { type: "string", default: "0" },
    },
  });
  const server = await startModelServer({ port: Number(values.port) });
  const tokens = values.tokens === undefined ? {} : { tokens: Number(values.tokens) };
  server.always({
    kind: "normal",
    ...tokens,
    tokenMs: Number(values.delay),
    firstTokenMs: Number(values.first),
  });
  console.log(server.url);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void server.close());
  }
}

if (import.meta.main) await main();
