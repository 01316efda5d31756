import { afterEach, beforeEach, expect, it } from "vitest";
import { type ModelServer, startModelServer } from "#tests/support/model-server.ts";
import { createLanguageModel } from "./create-language-model.ts";
import { askModel, faultOf, textOf } from "./language-model.contract.ts";

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(() => server.close());

const providers = ["openai", "ollama", "openai-compatible"] as const;

it.each(providers)("asks %s in the common protocol", async (provider) => {
  server.always({ kind: "normal", text: "Yes." });
  const model = await createLanguageModel(
    { provider, model: "org/small" },
    { url: server.url, key: "k" },
  );
  expect(model.id).toBe(`${provider}/org/small`);
  expect(textOf(await askModel(model))).toBe("Yes.");
  expect(server.requests[0]).toMatchObject({ model: "org/small", wantsUsage: true });
});

it.each(providers)("tells a cut answer of %s", async (provider) => {
  const model = await createLanguageModel({ provider, model: "m" }, { url: server.url, key: "k" });
  server.program({ kind: "cut", afterTokens: 2, text: "One two three four", inGoodOrder: true });
  expect(await faultOf(askModel(model))).toMatchObject({ code: "model_cut" });
});
