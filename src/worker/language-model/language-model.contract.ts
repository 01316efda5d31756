/** What every adapter of the model port must pass: whatever its server does, text, an end, or a named fault. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type ModelServer, startModelServer } from "#tests/support/model-server.ts";
import { type LanguageModel, ModelFault, type ModelPart } from "./language-model.ts";
import type { Patience } from "./patience.ts";

/** A model that speaks OpenAI's chat completions with the server at `url`. */
export type OpenModel = (url: string, patience: Patience) => LanguageModel;

const words = "What helps against a cough?";
/** Longer than any test: silence isn't what it is about. */
const patient: Patience = { firstTokenMs: 60_000, idleMs: 60_000 };

export async function askModel(
  model: LanguageModel,
  signal = new AbortController().signal,
): Promise<ModelPart[]> {
  const messages = [{ role: "user" as const, text: words }];
  const request = { system: "Be brief.", messages, maxOutputTokens: 100, signal };
  return Array.fromAsync(model.stream(request));
}

export async function faultOf(answer: Promise<unknown>): Promise<ModelFault> {
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

/** Time goes by only when a test says so; connections work as ever. */
const holdTime = () =>
  void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
const turn = () => new Promise((resolve) => setImmediate(resolve));

export const textOf = (parts: readonly ModelPart[]): string =>
  parts.map((part) => (part.type === "text" ? part.text : "")).join("");

/** One chunk of a completion as an event. */
export const eventOf = (choice: object, rest: object = {}): string =>
  `data: ${JSON.stringify({ id: "c", object: "chat.completion.chunk", created: 0, model: "m", choices: [{ index: 0, ...choice }], ...rest })}\n\n`;
export const saying = (content: string): string => eventOf({ delta: { content } });
export const ending = `${eventOf({ delta: {}, finish_reason: "stop" })}data: [DONE]\n\n`;

export function languageModelContract(name: string, open: OpenModel): void {
  describe(`${name} keeps the model port's promises`, () => {
    let server: ModelServer;
    let model: LanguageModel;
    beforeEach(async () => {
      server = await startModelServer();
      model = open(server.url, patient);
    });
    afterEach(async () => {
      vi.useRealTimers();
      await server.close();
    });

    const ask = (signal?: AbortSignal) => askModel(model, signal);
    const listen = () => {
      const { signal } = new AbortController();
      const messages = [{ role: "user" as const, text: words }];
      const request = { system: "", messages, maxOutputTokens: 9, signal };
      return model.stream(request)[Symbol.asyncIterator]();
    };

    it("streams text in order, then what it used", async () => {
      server.program({ kind: "normal", text: "Honey in warm water soothes." });
      const parts = await ask();
      expect(textOf(parts)).toBe("Honey in warm water soothes.");
      expect(parts.at(-1)).toEqual({ type: "usage", inputTokens: 7, outputTokens: 5 });
      expect(parts.filter((part) => part.type === "usage")).toHaveLength(1);
      expect(server.requests[0]?.messages).toEqual([
        { role: "system", text: "Be brief." },
        { role: "user", text: words },
      ]);
    });

    it("gives each token as it comes, however long the whole takes", async () => {
      server.program({ kind: "hang", afterTokens: 1, text: "Honey soothes." });
      const caller = new AbortController();
      const messages = [{ role: "user" as const, text: words }];
      const request = { system: "", messages, maxOutputTokens: 100, signal: caller.signal };
      const answer = model.stream(request)[Symbol.asyncIterator]();
      // The server says nothing more: what is given now wasn't held back for the rest.
      expect(await answer.next()).toEqual({ done: false, value: { type: "text", text: "Honey" } });
      caller.abort(new Error("heard enough"));
      await expect(answer.next()).rejects.toThrow("heard enough");
    });

    it("puts letters together that came apart", async () => {
      const bytes = Buffer.from(saying("Grüße 🩺"));
      const packets = [...bytes].map((byte) => Uint8Array.of(byte));
      server.program({ kind: "written", packets: [...packets, ending] });
      expect(textOf(await ask())).toBe("Grüße 🩺");
    });

    it.each(["\r\n", "\r", "\n"])("reads lines that end with %j, and comments", async (newline) => {
      const text = `: a comment\n\n${saying("Rest ")}${saying("helps.")}${ending}`;
      server.program({ kind: "written", packets: [text.replaceAll("\n", newline)] });
      expect(textOf(await ask())).toBe("Rest helps.");
    });

    it("takes usage that comes with the last words, or none", async () => {
      const usage = { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 };
      const last = eventOf({ delta: { content: "b" }, finish_reason: "stop" }, { usage });
      server.program(
        { kind: "written", packets: [saying("a"), last, "data: [DONE]\n\n"] },
        { kind: "written", packets: [saying("a"), ending] },
      );
      expect((await ask()).at(-1)).toEqual({ type: "usage", inputTokens: 3, outputTokens: 2 });
      expect((await ask()).at(-1)).toEqual({ type: "usage", inputTokens: 0, outputTokens: 0 });
    });

    it("takes an end for one that nobody calls done", async () => {
      const end = eventOf({ delta: {}, finish_reason: "length" });
      server.program({ kind: "written", packets: [saying("Rest."), end] });
      expect(textOf(await ask())).toBe("Rest.");
    });

    it("keeps its connection for the next call", async () => {
      server.always({ kind: "normal", text: "Yes." });
      for (let i = 0; i < 5; i++) await ask();
      expect(server.connections).toBeLessThan(server.calls);
    });

    it("names the host that reads the question", () => {
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
      expect(await faultOf(ask())).toMatchObject({
        code: "model_refused",
        retryable: false,
        status,
      });
    });

    it("takes a server that isn't there for unavailable", async () => {
      const gone = await startModelServer();
      await gone.close();
      const fault = await faultOf(askModel(open(gone.url, patient)));
      expect(fault).toMatchObject({ code: "model_unavailable", retryable: true });
    });

    it("gives up on a model that never starts, and closes the connection", async () => {
      holdTime();
      server.program({ kind: "hang" });
      const fault = faultOf(ask());
      while (server.open === 0) await turn();
      vi.advanceTimersByTime(patient.firstTokenMs + 1);
      expect(await fault).toMatchObject({ code: "model_timeout", retryable: true });
      vi.useRealTimers();
      await vi.waitFor(() => expect(server.aborted).toBe(1), 10_000);
    });

    it("gives up on a model that falls silent", async () => {
      holdTime();
      server.program({ kind: "hang", afterTokens: 1, text: "One two three" });
      const answer = listen();
      expect(await answer.next()).toMatchObject({ value: { text: "One" } });
      const fault = faultOf(answer.next());
      await turn();
      vi.advanceTimersByTime(patient.idleMs + 1);
      expect(await fault).toMatchObject({ code: "model_timeout", retryable: true });
      vi.useRealTimers();
      await vi.waitFor(() => expect(server.aborted).toBe(1), 10_000);
    });

    it("isn't kept waiting by an empty beginning", async () => {
      const role = eventOf({ delta: { role: "assistant", content: "" } });
      const more = Array.from({ length: 200 }, () => role);
      server.program({ kind: "written", packets: more, leftOpen: true });
      const fault = await faultOf(
        askModel(open(server.url, { firstTokenMs: 300, idleMs: 60_000 })),
      );
      expect(fault.code).toBe("model_timeout");
    });

    it("doesn't count the time that its reader takes", async () => {
      holdTime();
      server.program({ kind: "hang", afterTokens: 1, text: "One two" });
      const answer = listen();
      expect(await answer.next()).toMatchObject({ value: { text: "One" } });
      vi.advanceTimersByTime(10 * patient.idleMs);
      const next = faultOf(answer.next());
      // Only from now on is something awaited of the model.
      await turn();
      expect(server.aborted).toBe(0);
      vi.advanceTimersByTime(patient.idleMs + 1);
      expect((await next).code).toBe("model_timeout");
    });

    it.each([true, false])(
      "tells a cut answer from a whole one (ended in good order: %s)",
      async (inGoodOrder) => {
        server.program({ kind: "cut", afterTokens: 2, text: "One two three four", inGoodOrder });
        expect(await faultOf(ask())).toMatchObject({ code: "model_cut", retryable: true });
      },
    );

    it("takes an answer without text for a fault", async () => {
      server.program({ kind: "empty" });
      expect(await faultOf(ask())).toMatchObject({ code: "model_empty", retryable: true });
    });

    it("takes white space for no text", async () => {
      server.program({ kind: "normal", text: " \n" });
      expect(await faultOf(ask())).toMatchObject({ code: "model_empty" });
    });

    it("takes an answer that was filtered away for a refusal", async () => {
      const end = eventOf({ delta: {}, finish_reason: "content_filter" });
      server.program({ kind: "written", packets: [end, "data: [DONE]\n\n"] });
      expect(await faultOf(ask())).toMatchObject({ code: "model_refused", retryable: false });
    });

    it("takes events that can't be read for malformed", async () => {
      server.program({ kind: "malformed" });
      expect(await faultOf(ask())).toMatchObject({ code: "model_malformed", retryable: true });
    });

    it.each(["[]", '"no"', '{"choices":"none"}', '{"other":1}'])(
      "takes %s, which is no chunk of an answer, for malformed",
      async (data) => {
        server.program({
          kind: "written",
          packets: [saying("Rest."), `data: ${data}\n\n`, ending],
        });
        expect(await faultOf(ask())).toMatchObject({ code: "model_malformed" });
      },
    );

    it("hears of a fault that the provider tells in the stream", async () => {
      const fault = { error: { message: "overloaded", type: "server_error", code: "x" } };
      const packets = [saying("Rest "), `data: ${JSON.stringify(fault)}\n\n`, ending];
      server.program({ kind: "written", packets });
      expect(await faultOf(ask())).toMatchObject({ code: "model_unavailable", retryable: true });
    });

    it("closes the connection when the caller gives up, with the caller's reason", async () => {
      server.program({ kind: "hang", afterTokens: 1, text: "One two" });
      const caller = new AbortController();
      const answer = ask(caller.signal);
      await vi.waitFor(() => expect(server.open).toBe(1), 10_000);
      caller.abort(new Error("stopped by the person"));
      await expect(answer).rejects.toThrow("stopped by the person");
      await vi.waitFor(() => expect(server.aborted).toBe(1), 10_000);
    });

    it("doesn't call for a caller who has left", async () => {
      await expect(ask(AbortSignal.abort(new Error("gone")))).rejects.toThrow("gone");
      expect(server.calls).toBe(0);
    });

    it("closes the connection when its reader stops reading", async () => {
      server.program({ kind: "hang", afterTokens: 3, text: "One two three four" });
      const { signal } = new AbortController();
      const messages = [{ role: "user" as const, text: words }];
      for await (const part of model.stream({ system: "", messages, maxOutputTokens: 9, signal })) {
        if (part.type === "text") break;
      }
      await vi.waitFor(() => expect(server.aborted).toBe(1), 10_000);
    });
  });
}
