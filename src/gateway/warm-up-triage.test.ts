import { expect, test, vi } from "vitest";
import { triageWithProfiles } from "#safety/person/triage-with-profiles.ts";
import { warmUpSteps, warmUpTriage } from "./warm-up-triage.ts";

vi.mock("#safety/person/triage-with-profiles.ts", { spy: true });

test("each message is as long as one may be, and differs from the one before", () => {
  for (const _ of warmUpSteps());
  const texts = vi.mocked(triageWithProfiles).mock.calls.map(([{ messages }]) => messages[0]?.text);
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.map((text) => text?.length)).toEqual(texts.map(() => 4000));
});

test("it is stopped between two messages, and goes on where it was", async () => {
  const weighed = vi.mocked(triageWithProfiles);
  weighed.mockClear();
  const stop = warmUpTriage();
  await vi.waitFor(() => expect(weighed.mock.calls.length).toBeGreaterThan(1), 20_000);
  stop();
  const first = weighed.mock.calls.map(([{ messages }]) => messages[0]?.text);
  const stopAgain = warmUpTriage();
  await vi.waitFor(() => expect(weighed.mock.calls.length).toBeGreaterThan(first.length), 20_000);
  stopAgain();
  const next = weighed.mock.calls.at(-1)?.[0].messages[0]?.text;
  expect(first).not.toContain(next);
});
