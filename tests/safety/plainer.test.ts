/** To ask for plainer words tells nothing of oneself: whatever was found before holds as it was. */
import { describe, expect, it } from "vitest";
import { plainerRequest } from "#contracts/plainer.ts";
import { triage } from "#safety/triage.ts";

const minute = 60_000;
const said = (...texts: string[]) => texts.map((text, i) => ({ text, at: i * minute }));

describe.each([
  ["an emergency", ["I have had a fever, a stiff neck and a terrible headache since this morning"]],
  ["two messages", ["I have had a high fever since this morning", "Now my neck is very stiff"]],
  ["something that must be seen soon", ["I have had a fever of 39 for four days"]],
  ["a small problem", ["I have a runny nose since yesterday"]],
  ["a question of knowledge", ["What are the signs of meningitis?"]],
  ["a crisis", ["I want to kill myself"]],
  ["thanks", ["Hello"]],
])("after %s", (_name, texts) => {
  const messages = said(...texts);
  const last = messages.at(-1)?.at ?? 0;
  const before = triage({ messages, now: last });

  it("changes nothing, however late it is asked", () => {
    const now = last + 5 * 24 * 60 * minute;
    const request = { text: plainerRequest, at: now };
    expect(triage({ messages: [...messages, request], now })).toEqual(before);
    const again = { messages: [...messages, request, request], now };
    expect(triage({ ...again, previous: before })).toEqual(before);
  });

  it("is not heard in what is said next", () => {
    const now = last + minute;
    const next = { text: "I can't breathe", at: now };
    const request = { text: plainerRequest, at: now };
    expect(triage({ messages: [...messages, request, next], now })).toEqual(
      triage({ messages: [...messages, next], now }),
    );
  });
});

it("is no complaint of its own", () => {
  const alone = triage({ messages: said(plainerRequest), now: 0 });
  expect(alone).toMatchObject({ kind: "none", disposition: null, questions: [], rules: [] });
});

it("leaves an emergency an emergency", () => {
  const messages = said("I have crushing chest pain and my arm hurts", plainerRequest);
  expect(triage({ messages, now: minute }).disposition).toBe("emergency");
});
