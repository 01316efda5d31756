import { describe, expect, it } from "vitest";
import { SettingsFault } from "#platform/env.ts";
import { readWorkerSettings } from "./config.ts";

const limitOf = (HEALIFY_MODEL_ANSWER_LIMIT?: string) =>
  readWorkerSettings({ HEALIFY_MODEL_ANSWER_LIMIT }).config.answerLimit;

describe("HEALIFY_MODEL_ANSWER_LIMIT", () => {
  it("is several times what an answer is asked to have when it isn't set", () => {
    expect(limitOf()).toBe(30_000);
  });

  it.each([
    ["1000", 1000],
    ["10000000", 10_000_000],
  ])("takes %s characters", (text, characters) => {
    expect(limitOf(text)).toBe(characters);
  });

  it.each(["999", "10000001", "0", "-5", "1e6", "30k", "many"])("refuses %j by name", (text) => {
    expect(() => limitOf(text)).toThrow(SettingsFault);
    expect(() => limitOf(text)).toThrow("HEALIFY_MODEL_ANSWER_LIMIT");
  });
});
