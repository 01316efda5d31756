import { describe, expect, it } from "vitest";
import { modelConnectionFaults, modelSettingSchema, parseModelSetting } from "./model-setting.ts";

describe("HEALIFY_MODEL", () => {
  it.each([
    ["library", { provider: "library" }],
    ["openai/gpt-5", { provider: "openai", model: "gpt-5" }],
    ["anthropic/claude-sonnet-4-5", { provider: "anthropic", model: "claude-sonnet-4-5" }],
    ["google/gemini-2.5-flash", { provider: "google", model: "gemini-2.5-flash" }],
    ["ollama/llama3.2:3b", { provider: "ollama", model: "llama3.2:3b" }],
    ["openai-compatible/org/model", { provider: "openai-compatible", model: "org/model" }],
    [" ollama/llama3.2 ", { provider: "ollama", model: "llama3.2" }],
  ])("takes %j", (text, setting) => {
    expect(parseModelSetting(text)).toEqual({ ok: true, setting });
  });

  it.each([
    "gpt-5",
    "openai",
    "openai/",
    "/gpt-5",
    "mistral/large",
    "OpenAI/gpt-5",
    "ollama/a b",
    "",
  ])("refuses %j, and says what would be right", (text) => {
    const parsed = parseModelSetting(text);
    expect(parsed.ok).toBe(false);
    expect(parsed.ok || parsed.fault).toMatch(/^HEALIFY_MODEL must be library, openai\/<model>,/);
    expect(modelSettingSchema.safeParse(text).success).toBe(false);
  });

  it("leaves it to the operator when it isn't set", () => {
    expect(modelSettingSchema.parse(undefined)).toBeNull();
  });

  it("names what is missing beside it, all at once", () => {
    const faults = (
      provider: "openai" | "ollama" | "openai-compatible",
      url?: string,
      key?: string,
    ) => modelConnectionFaults({ provider, model: "m" }, { url, key });
    expect(faults("openai", undefined, "k")).toEqual([]);
    expect(faults("openai")).toEqual([expect.stringContaining("HEALIFY_MODEL_KEY")]);
    expect(faults("openai", "ftp://x")).toHaveLength(2);
    expect(faults("ollama")).toEqual([]);
    expect(faults("openai-compatible")).toEqual([expect.stringContaining("HEALIFY_MODEL_URL")]);
    expect(faults("openai-compatible", "http://127.0.0.1:8080/v1")).toEqual([]);
    expect(modelConnectionFaults({ provider: "library" }, {})).toEqual([]);
  });
});
