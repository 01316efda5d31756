/**
 * The model of the bench, a process of its own: OpenAI's streaming chat completions, as light as can be, so that it
 * takes little of the CPU that the systems under test share with it.
 *
 *   node bench/model/server.ts --tokens 60
 *
 * PUT /pace {firstMs, tokenMs} changes how fast it speaks; GET /calls gives {calls, open}.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { AnswerBook } from "./answer-book.ts";
import { type Pace, paceSchema } from "./pace.ts";

const { values } = parseArgs({ options: { tokens: { type: "string", default: "60" } } });
const book = new AnswerBook(Number(values.tokens));
let pace: Pace = { firstMs: 0, tokenMs: 0 };
let calls = 0;
let open = 0;

const routes: Record<string, (request: IncomingMessage, response: ServerResponse) => unknown> = {
  "POST /v1/chat/completions": async (request, response) => {
    calls += 1;
    open += 1;
    response.once("close", () => {
      open -= 1;
    });
    const chunks = book.answerTo(await text(request));
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
    response.flushHeaders();
    speak(response, chunks, pace);
  },
  "GET /v1/models": (_, response) => sendJson(response, { object: "list", data: [] }),
  "GET /calls": (_, response) => sendJson(response, { calls, open }),
  "PUT /pace": async (request, response) => {
    pace = paceSchema.parse(JSON.parse(await text(request)));
    sendJson(response, pace);
  },
};

/**
 * Each token leaves in a write of its own, as those of a real model do: written together they would travel as one
 * packet and hide what a system pays for each. The last chunk, the end of the stream, follows the last token at once.
 */
function speak(response: ServerResponse, chunks: readonly Buffer[], { firstMs, tokenMs }: Pace) {
  let next = 0;
  const last = chunks.length - 1;
  const sayNext = () => {
    if (response.destroyed) return;
    response.write(chunks[next++]);
    if (next === last) response.end(chunks[last]);
    else if (tokenMs > 0) setTimeout(sayNext, tokenMs);
    else setImmediate(sayNext);
  };
  if (firstMs > 0) setTimeout(sayNext, firstMs);
  else setImmediate(sayNext);
}

function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}

const server = createServer({ noDelay: true, keepAliveTimeout: 600_000 }, (request, response) => {
  const route = routes[`${request.method} ${request.url}`];
  if (route) void Promise.resolve(route(request, response));
  else response.writeHead(404).end();
});
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  console.log(`ready at http://127.0.0.1:${port}`);
});
process.once("SIGTERM", () => {
  server.close();
  server.closeAllConnections();
});
