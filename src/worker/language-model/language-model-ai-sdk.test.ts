import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type ModelServer, startModelServer } from "#tests/support/model-server.ts";
import { findOllama } from "./find-ollama.ts";
import { type LanguageModel, ModelFault, type ModelPart } from "./language-model.ts";
import { createLanguageModel } from "./language-model-ai-sdk.ts";

let server: ModelServer;
let model: LanguageModel;

beforeEach(async () => {
  server = await startModelServer({ ollama: ["llama3.2:latest"] });
  model = createLanguageModel(
    { provider: "openai-compatible", model: "mock" },
    { url: server.url },
    { firstTokenMs: 300, idleMs: 300 },
  );
});
afterEach(() => server.close());

const words = "What helps against a cough?";

async function ask(signal = new AbortController().signal, asked = model): Promise<ModelPart[]> {
  const parts: ModelPart[] = [];
  const messages = [{ role: "user" as const, text: words }];
  for await (const part of asked.stream({
    system: "Be brief.",
    messages,
    maxOutputTokens: 100,
    signal,
  })) {
    parts.push(part);
  }
  return parts;
}

async function faultOf(answer: Promise<unknown>): Promise<ModelFault> {
  const error = await answer.then(
    () => expect.fail("the model answered"),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ModelFault)) throw error;
  expect(JSON.stringify({ ...error, message: error.message, cause: error.cause })).not.toContain(
    "cough",
  );
  return error;
}

const textOf = (parts: readonly ModelPart[]): string =>
  parts.map((part) => (part.type === "text" ? part.text : "")).join("");

describe("a model over the OpenAI protocol", () => {
  it("streams text in order, then what it used", async () => {
    server.program({ kind: "normal", text: "Honey in warm water soothes." });
    const parts = await ask();
    expect(textOf(parts)).toBe("Honey in warm water soothes.");
    expect(parts.filter((part) => part.type === "text")).toHaveLength(5);
    expect(parts.at(-1)).toEqual({ type: "usage", inputTokens: 7, outputTokens: 5 });
    expect(server.requests[0]?.messages).toEqual([
      { role: "system", text: "Be brief." },
      { role: "user", text: words },
    ]);
  });

  it("gives each token as it comes, however long the whole takes", async () => {
    const text = Array.from({ length: 8 }, (_, i) => `word${i}`).join(" ");
    server.program({ kind: "normal", text, tokenMs: 100 });
    let openAtFirstToken: number | undefined;
    for await (const part of model.stream({
      system: "",
      messages: [{ role: "user", text: words }],
      maxOutputTokens: 100,
      signal: new AbortController().signal,
    })) {
      if (part.type === "text") openAtFirstToken ??= server.open;
    }
    expect(openAtFirstToken).toBe(1);
  });

  it("keeps its connection for the next call", async () => {
    server.always({ kind: "normal", text: "Yes." });
    for (let i = 0; i < 5; i++) await ask();
    expect(server.connections).toBeLessThan(server.calls);
  });

  it("names itself and the host that reads the question", () => {
    expect(model.id).toBe("openai-compatible/mock");
    expect(model.place).toBe(new URL(server.origin).host);
  });

  it("says when it is busy, for how long, and can then be asked again", async () => {
    server.program(
      { kind: "status", status: 429, retryAfter: "2" },
      { kind: "normal", text: "Well." },
    );
    const fault = await faultOf(ask());
    expect(fault).toMatchObject({ code: "model_busy", retryable: true, retryAfterMs: 2000 });
    expect(textOf(await ask())).toBe("Well.");
    expect(server.calls).toBe(2);
  });

  it("reads a Retry-After that is a date", async () => {
    const retryAfter = new Date(Date.now() + 60_000).toUTCString();
    server.program({ kind: "status", status: 503, retryAfter });
    const fault = await faultOf(ask());
    expect(fault.code).toBe("model_unavailable");
    expect(fault.retryAfterMs).toBeGreaterThan(30_000);
    expect(fault.retryAfterMs).toBeLessThanOrEqual(60_000);
  });

  it.each([500, 502, 503, 504])(
    "takes HTTP %i for unavailable, and calls once only",
    async (status) => {
      server.program({ kind: "status", status });
      expect(await faultOf(ask())).toMatchObject({
        code: "model_unavailable",
        retryable: true,
        status,
      });
      expect(server.calls).toBe(1);
    },
  );

  it.each([400, 401, 403, 404, 422])("takes HTTP %i for a refusal that stays", async (status) => {
    server.program({ kind: "status", status });
    expect(await faultOf(ask())).toMatchObject({ code: "model_refused", retryable: false, status });
  });

  it("takes a server that isn't there for unavailable", async () => {
    const gone = await startModelServer();
    await gone.close();
    const absent = createLanguageModel(
      { provider: "openai-compatible", model: "mock" },
      { url: gone.url },
    );
    expect(await faultOf(ask(undefined, absent))).toMatchObject({
      code: "model_unavailable",
      retryable: true,
    });
  });

  it("gives up on a model that never starts, and closes the connection", async () => {
    server.program({ kind: "hang" });
    expect(await faultOf(ask())).toMatchObject({ code: "model_timeout", retryable: true });
    await vi.waitFor(() => expect(server.aborted).toBe(1));
  });

  it("gives up on a model that falls silent", async () => {
    server.program({ kind: "hang", afterTokens: 2, text: "One two three" });
    expect(await faultOf(ask())).toMatchObject({ code: "model_timeout", retryable: true });
    await vi.waitFor(() => expect(server.aborted).toBe(1));
  });

  it.each([true, false])(
    "tells a cut answer from a whole one (ended in good order: %s)",
    async (inGoodOrder) => {
      server.program({ kind: "cut", afterTokens: 2, text: "One two three four", inGoodOrder });
      expect(await faultOf(ask())).toMatchObject({ code: "model_cut", retryable: true });
    },
  );

  it.each(["openai", "ollama"] as const)("tells it of %s too", async (provider) => {
    const asked = createLanguageModel({ provider, model: "gpt-5" }, { url: server.url, key: "k" });
    server.program({ kind: "cut", afterTokens: 2, text: "One two three four", inGoodOrder: true });
    expect(await faultOf(ask(undefined, asked))).toMatchObject({ code: "model_cut" });
  });

  it("takes an answer without text for a fault", async () => {
    server.program({ kind: "empty" });
    expect(await faultOf(ask())).toMatchObject({ code: "model_empty", retryable: true });
  });

  it("takes white space for no text", async () => {
    server.program({ kind: "normal", text: " \n" });
    expect(await faultOf(ask())).toMatchObject({ code: "model_empty" });
  });

  it("takes events that can't be read for malformed", async () => {
    server.program({ kind: "malformed" });
    expect(await faultOf(ask())).toMatchObject({ code: "model_malformed", retryable: true });
  });

  it("closes the connection when the caller gives up, with the caller's reason", async () => {
    server.program({ kind: "hang", afterTokens: 1, text: "One two" });
    const caller = new AbortController();
    const answer = ask(caller.signal);
    await vi.waitFor(() => expect(server.open).toBe(1));
    caller.abort(new Error("stopped by the person"));
    await expect(answer).rejects.toThrow("stopped by the person");
    await vi.waitFor(() => expect(server.aborted).toBe(1));
  });

  it("closes the connection when its reader stops reading", async () => {
    server.program({ kind: "hang", afterTokens: 3, text: "One two three four" });
    const { signal } = new AbortController();
    const messages = [{ role: "user" as const, text: words }];
    for await (const part of model.stream({ system: "", messages, maxOutputTokens: 9, signal })) {
      if (part.type === "text") break;
    }
    await vi.waitFor(() => expect(server.aborted).toBe(1));
  });

  it("asks OpenAI and Ollama in the same protocol", async () => {
    server.always({ kind: "normal", text: "Yes." });
    for (const provider of ["openai", "ollama"] as const) {
      const asked = createLanguageModel(
        { provider, model: "gpt-5" },
        { url: server.url, key: "k" },
      );
      expect(textOf(await ask(undefined, asked))).toBe("Yes.");
      expect(asked.id).toBe(`${provider}/gpt-5`);
    }
  });
});

describe("a local Ollama", () => {
  it("is found with its models", async () => {
    expect(await findOllama(server.origin)).toEqual(["llama3.2:latest"]);
  });

  it("is not taken for one when another server answers", async () => {
    const other = await startModelServer();
    expect(await findOllama(other.origin)).toBeNull();
    await other.close();
    expect(await findOllama(other.origin)).toBeNull();
  });
});
