/**
 * Models over the protocol that most servers speak: OpenAI's chat completions, streamed. Over node:http rather than
 * fetch and the AI SDK, which cost five times the CPU for an answer (docs/decisions/014-speed-where-it-is-spent.md).
 */
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { urlToHttpOptions } from "node:url";
import { CompletionChunks } from "./completion-chunks.ts";
import { faultOfStatus } from "./fault-of-status.ts";
import {
  type LanguageModel,
  ModelFault,
  type ModelPart,
  type ModelRequest,
} from "./language-model.ts";
import {
  type ModelConnection,
  type ModelProvider,
  modelAddress,
  thinkingTokens,
} from "./model-setting.ts";
import { type Patience, SilenceWatch } from "./patience.ts";

/** A kept connection that nobody used for so long is closed: what lies between often forgets it without a word. */
const keptIdleMs = 60_000;
/** How long the rest of a stream may take after its last word, so that its connection can be kept. */
const restMs = 1000;

type Endpoint = {
  options: http.RequestOptions;
  headers: Readonly<Record<string, string>>;
  transport: typeof http | typeof https;
  agent: http.Agent;
};

export type ChatModelSetting = { provider: ModelProvider; model: string };

/** For a setting whose connection is complete (see modelConnectionFaults). */
export function createChatCompletionsModel(
  { provider, model }: ChatModelSetting,
  { url, key }: ModelConnection,
  patience: Patience,
): LanguageModel {
  const base = modelAddress(provider, url).replace(/\/+$/, "");
  const address = new URL(`${base}/chat/completions`);
  const transport = address.protocol === "https:" ? https : http;
  const endpoint: Endpoint = {
    options: { ...urlToHttpOptions(address), method: "POST" },
    headers: {
      "content-type": "application/json",
      accept: "text/event-stream",
      ...(key ? { authorization: `Bearer ${key}` } : {}),
    },
    transport,
    agent: new transport.Agent({ keepAlive: true, timeout: keptIdleMs }),
  };
  return {
    id: `${provider}/${model}`,
    place: address.host,
    stream: (request) => streamModel(endpoint, model, request, patience),
  };
}

async function* streamModel(
  endpoint: Endpoint,
  model: string,
  request: ModelRequest,
  patience: Patience,
): AsyncIterable<ModelPart> {
  request.signal.throwIfAborted();
  const watch = new SilenceWatch(patience, request.signal);
  const chunks = new CompletionChunks();
  let response: IncomingMessage | null = null;
  let callIsOver = false;
  try {
    response = await call(endpoint, bodyOf(model, request), watch.signal);
    for await (const text of response.iterator({ destroyOnReturn: false })) {
      const alive = chunks.feed(text);
      const said = chunks.takeText();
      if (said !== "") {
        watch.pause();
        yield { type: "text", text: said };
      }
      if (alive) watch.alive();
      if (chunks.done) break;
    }
    callIsOver = true;
    yield chunks.finish();
  } catch (error) {
    request.signal.throwIfAborted();
    if (watch.ranOut) throw new ModelFault("model_timeout");
    if (error instanceof ModelFault) throw error;
    // The error itself is dropped: it may hold the prompt.
    throw new ModelFault(response === null ? "model_unavailable" : "model_cut");
  } finally {
    watch.stop({ callIsOver });
    if (response !== null && callIsOver) letEnd(response);
  }
}

function bodyOf(model: string, { system, messages, maxOutputTokens }: ModelRequest): string {
  return JSON.stringify({
    model,
    max_tokens: maxOutputTokens + thinkingTokens,
    messages: [
      { role: "system", content: system },
      ...messages.map(({ role, text }) => ({ role, content: text })),
    ],
    stream: true,
    stream_options: { include_usage: true },
  });
}

/** Resolves with the head of an answer. Rejects with a ModelFault for a status, else with what the connection met. */
async function call(
  endpoint: Endpoint,
  body: string,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const response = await send(endpoint, body, signal, endpoint.agent).catch((fault: unknown) => {
    // The server had closed a kept connection before it could hear of this call: a new one is opened, once.
    if (fault instanceof StaleConnection) return send(endpoint, body, signal, false);
    throw fault;
  });
  const status = response.statusCode ?? 0;
  if (status >= 200 && status < 300) return response.setEncoding("utf8");
  letEnd(response);
  throw faultOfStatus(status, response.headers, Date.now());
}

class StaleConnection extends Error {
  override readonly name = "StaleConnection";
}

function send(
  { options, headers, transport }: Endpoint,
  body: string,
  signal: AbortSignal,
  agent: http.Agent | false,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = transport.request({
      ...options,
      agent,
      headers: { ...headers, "content-length": Buffer.byteLength(body) },
      signal,
    });
    request.once("response", (response) => {
      // Told by the iterator to whoever reads; what comes later concerns nobody.
      response.on("error", () => undefined);
      resolve(response);
    });
    request.on("error", (fault: NodeJS.ErrnoException) => {
      const stale = request.reusedSocket && closedCodes.has(fault.code ?? "") && !signal.aborted;
      reject(stale ? new StaleConnection() : fault);
    });
    request.end(body);
  });
}

const closedCodes: ReadonlySet<string> = new Set(["ECONNRESET", "EPIPE"]);

/** Reads what is left of a response, so that its connection can be kept; a long rest isn't waited for. */
function letEnd(response: IncomingMessage): void {
  if (response.complete) {
    response.resume();
    return;
  }
  const late = setTimeout(() => response.destroy(), restMs);
  response.once("close", () => clearTimeout(late));
  response.resume();
}
