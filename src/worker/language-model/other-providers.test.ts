/** Anthropic's and Google's own protocols, as their servers write them, over real HTTP. */
import { createServer, type Server } from "node:http";
import { text as readText } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { ModelFault, type ModelPart } from "./language-model.ts";
import { createAiSdkModel } from "./language-model-ai-sdk.ts";

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});

const patient = { firstTokenMs: 60_000, idleMs: 60_000 };

type Seen = { path: string; key: string | undefined; body: string };

/** Answers every call with these events; what was asked is kept in `seen`. */
async function serve(
  events: readonly object[],
  named: boolean,
): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  server = createServer(async (request, response) => {
    const header = request.headers["x-api-key"] ?? request.headers["x-goog-api-key"];
    seen.push({ path: request.url ?? "", key: header?.toString(), body: await readText(request) });
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const event of events) {
      const name = named ? `event: ${z.object({ type: z.string() }).parse(event).type}\n` : "";
      response.write(`${name}data: ${JSON.stringify(event)}\n\n`);
    }
    response.end();
  });
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(listening.address());
  return { url: `http://127.0.0.1:${port}`, seen };
}

function ask(provider: "anthropic" | "google", model: string, url: string): Promise<ModelPart[]> {
  return Array.fromAsync(
    createAiSdkModel({ provider, model }, { url, key: "secret" }, patient).stream({
      system: "Be brief.",
      messages: [{ role: "user", text: "Hello?" }],
      maxOutputTokens: 100,
      signal: new AbortController().signal,
    }),
  );
}

const anthropicStart = [
  {
    type: "message_start",
    message: {
      id: "m",
      type: "message",
      role: "assistant",
      model: "claude",
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { input_tokens: 9, output_tokens: 1 },
    },
  },
  { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
  { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "Rest " } },
  { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "helps." } },
];
const anthropicEnd = [
  { type: "content_block_stop", index: 0 },
  {
    type: "message_delta",
    delta: { stop_reason: "end_turn", stop_sequence: null },
    usage: { output_tokens: 4 },
  },
  { type: "message_stop" },
];

describe("Anthropic", () => {
  it("streams its text and what it used", async () => {
    const { url, seen } = await serve([...anthropicStart, ...anthropicEnd], true);
    expect(await ask("anthropic", "claude-sonnet-4-5", url)).toEqual([
      { type: "text", text: "Rest " },
      { type: "text", text: "helps." },
      { type: "usage", inputTokens: 9, outputTokens: 4 },
    ]);
    expect(seen[0]).toMatchObject({ path: "/messages", key: "secret" });
    expect(seen[0]?.body).toContain("Be brief.");
  });

  it("is cut when it ends without saying why", async () => {
    const { url } = await serve(anthropicStart, true);
    await expect(ask("anthropic", "claude-sonnet-4-5", url)).rejects.toMatchObject({
      code: "model_cut",
    });
  });

  it("is unavailable when it says in the stream that it is overloaded", async () => {
    const fault = { type: "error", error: { type: "overloaded_error", message: "Overloaded" } };
    const { url } = await serve([...anthropicStart, fault], true);
    await expect(ask("anthropic", "claude-sonnet-4-5", url)).rejects.toBeInstanceOf(ModelFault);
  });
});

describe("Google", () => {
  const chunk = (text: string, finishReason?: string) => ({
    candidates: [{ content: { role: "model", parts: [{ text }] }, finishReason, index: 0 }],
    usageMetadata: { promptTokenCount: 7, candidatesTokenCount: 3, totalTokenCount: 10 },
  });

  it("streams its text and what it used", async () => {
    const { url, seen } = await serve([chunk("Rest "), chunk("helps.", "STOP")], false);
    expect(await ask("google", "gemini-2.5-flash", url)).toEqual([
      { type: "text", text: "Rest " },
      { type: "text", text: "helps." },
      { type: "usage", inputTokens: 7, outputTokens: 3 },
    ]);
    expect(seen[0]?.path).toContain("/models/gemini-2.5-flash:streamGenerateContent");
    expect(seen[0]?.key).toBe("secret");
  });

  it("is cut when it ends without saying why", async () => {
    const { url } = await serve([chunk("Rest ")], false);
    await expect(ask("google", "gemini-2.5-flash", url)).rejects.toMatchObject({
      code: "model_cut",
    });
  });
});
