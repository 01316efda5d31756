import { describe, expect, it } from "vitest";
import { CompletionChunks } from "./completion-chunks.ts";
import { ending, eventOf, saying } from "./language-model.contract.ts";

describe("the chunks of a completion", () => {
  it("give the text of all that came together", () => {
    const chunks = new CompletionChunks();
    chunks.feed(saying("Rest ") + saying("helps."));
    expect(chunks.takeText()).toBe("Rest helps.");
    expect(chunks.takeText()).toBe("");
  });

  it.each([
    ["text", saying("Rest"), true],
    ["a thought", eventOf({ delta: { reasoning_content: "hm" } }), true],
    ["a thought by its other name", eventOf({ delta: { reasoning: "hm" } }), true],
    ["an end", ending, true],
    ["an empty beginning", eventOf({ delta: { role: "assistant", content: "" } }), false],
    ["an empty thought", eventOf({ delta: { content: null, reasoning: "" } }), false],
    ["a comment", ": still here\n\n", false],
    ["half an event", saying("Rest").slice(0, -2), false],
  ])("show by %s whether the model is alive", (_, text, alive) => {
    expect(new CompletionChunks().feed(text)).toBe(alive);
  });

  it("take any JSON that says the same for the same", () => {
    const chunks = new CompletionChunks();
    const odd = String.raw`data: {"x":{"choices":[{"delta":{"content":"not this"}}]},"choices" : [ {"finish_reason":null,"delta":{"role":"assistant","content":"a\u0022\ud83e\ude7a\n\"content\":\"b"}} ]}`;
    chunks.feed(`${odd}\n\n`);
    expect(chunks.takeText()).toBe('a"🩺\n"content":"b');
  });

  it("read an event of several lines as one", () => {
    const chunks = new CompletionChunks();
    chunks.feed('event: message\ndata: {"choices":\ndata: [{"delta":{"content":"Rest"}}]}\n\n');
    expect(chunks.takeText()).toBe("Rest");
  });

  it("hear nothing after the end", () => {
    const chunks = new CompletionChunks();
    chunks.feed(`${saying("Rest")}${ending}${saying("More")}data: no JSON\n\n`);
    expect(chunks.done).toBe(true);
    expect(chunks.takeText()).toBe("Rest");
  });
});
