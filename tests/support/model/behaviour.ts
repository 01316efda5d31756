/** What the mock model can be told to do with a call, each over real HTTP. */
import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { answerFromPassage, type ChatRequest, toTokens } from "./chat-request.ts";

type Pace = { firstTokenMs?: number; tokenMs?: number };
type Text = { text?: string | ((request: ChatRequest) => string); tokens?: number };

type Options = {
  normal: Text & Pace;
  /** An HTTP status instead of an answer; 429 and 503 with Retry-After where given. */
  status: { status: number; retryAfter?: string };
  /** Says nothing more after so many tokens; before any headers when it is undefined. */
  hang: { afterTokens?: number } & Text;
  /** Breaks the connection, or ends it in good order but without a finish reason. */
  cut: { afterTokens: number; inGoodOrder?: boolean } & Text;
  empty: object;
  malformed: object;
  /** The stream as it stands, in packets of their own; then it ends, or stays open without another byte. */
  written: { packets: readonly (string | Uint8Array)[]; leftOpen?: boolean };
};
type Kind = keyof Options;
type BehaviourOf<K extends Kind> = { [P in K]: { kind: P } & Options[P] }[K];
export type Behaviour = BehaviourOf<Kind>;

export type Exchange = { request: ChatRequest; response: ServerResponse; signal: AbortSignal };

type Handlers = {
  [K in Kind]: (exchange: Exchange, behaviour: BehaviourOf<K>) => Promise<void>;
};

const handlers: Handlers = {
  normal: async (exchange, behaviour) => {
    const tokens = tokensOf(exchange, behaviour);
    await sendTokens(exchange, tokens, behaviour);
    finish(exchange, tokens.length);
  },
  status: async ({ response }, { status, retryAfter }) => {
    response.writeHead(status, {
      "content-type": "application/json",
      ...(retryAfter === undefined ? {} : { "retry-after": retryAfter }),
    });
    response.end(JSON.stringify({ error: { message: `status ${status}`, type: "mock" } }));
  },
  hang: async (exchange, behaviour) => {
    if (behaviour.afterTokens === undefined) return;
    await sendTokens(exchange, tokensOf(exchange, behaviour).slice(0, behaviour.afterTokens));
  },
  cut: async (exchange, behaviour) => {
    await sendTokens(exchange, tokensOf(exchange, behaviour).slice(0, behaviour.afterTokens));
    if (behaviour.inGoodOrder) {
      exchange.response.end();
    } else {
      // Only what has left this process can be read on the other side.
      await new Promise((resolve) => exchange.response.write("\n", resolve));
      exchange.response.destroy();
    }
  },
  empty: async (exchange) => {
    openStream(exchange);
    finish(exchange, 0);
  },
  malformed: async ({ response }) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.end('data: {"choices": [{"delta": {"content": \n\n');
  },
  written: async (exchange, { packets, leftOpen }) => {
    openStream(exchange);
    for (const packet of packets) {
      await new Promise((resolve) => exchange.response.write(packet, resolve));
      // A turn of their own, so that they don't travel as one.
      await pause(5, exchange.signal);
    }
    if (!leftOpen) exchange.response.end();
  },
};

export async function behave<K extends Kind>(
  exchange: Exchange,
  behaviour: BehaviourOf<K>,
): Promise<void> {
  await handlers[behaviour.kind](exchange, behaviour);
}

function tokensOf({ request }: Exchange, { text, tokens }: Text): string[] {
  if (text === undefined) return toTokens(answerFromPassage(request, tokens));
  return toTokens(typeof text === "string" ? text : text(request));
}

function openStream({ response }: Exchange): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  response.flushHeaders();
}

async function sendTokens(exchange: Exchange, tokens: string[], pace: Pace = {}): Promise<void> {
  openStream(exchange);
  await pause(pace.firstTokenMs, exchange.signal);
  for (const content of tokens) {
    sendChunk(exchange, { choices: [{ index: 0, delta: { content }, finish_reason: null }] });
    await pause(pace.tokenMs, exchange.signal);
  }
}

function finish(exchange: Exchange, outputTokens: number): void {
  sendChunk(exchange, { choices: [{ index: 0, delta: {}, finish_reason: "stop" }] });
  if (exchange.request.wantsUsage) {
    const words = exchange.request.messages.map((message) => toTokens(message.text).length);
    const prompt_tokens = words.reduce((sum, count) => sum + count, 0);
    const usage = { prompt_tokens, completion_tokens: outputTokens };
    sendChunk(exchange, {
      choices: [],
      usage: { ...usage, total_tokens: prompt_tokens + outputTokens },
    });
  }
  exchange.response.end("data: [DONE]\n\n");
}

function sendChunk({ request, response }: Exchange, chunk: object): void {
  const head = { id: "mock", object: "chat.completion.chunk", created: 0, model: request.model };
  response.write(`data: ${JSON.stringify({ ...head, ...chunk })}\n\n`);
}

async function pause(ms: number | undefined, signal: AbortSignal): Promise<void> {
  if (ms !== undefined && ms > 0) await sleep(ms, undefined, { signal });
}
