import { expect, test } from "vitest";
import { passageIdSchema, replyIdSchema } from "#contracts/ids.ts";
import { type EventPlace, parseEventId, type ReplyEvent } from "#contracts/reply-events.ts";
import { connected, isOver, type ReplyView, viewOfReply, withEvent } from "./reply-view.ts";

const id = replyIdSchema.parse("01890a5d-ac96-774b-bcce-b302099a8057");
const asked = connected(viewOfReply({ id, state: "queued", attempt: 0 }));

type Told = [place: string | null, event: ReplyEvent];

const start = (attempt: number): ReplyEvent => ({
  type: "reply-start",
  replyId: id,
  attempt,
  model: "library",
  libraryVersion: "1",
});
const delta = (text: string): ReplyEvent => ({ type: "reply-delta", text });
const end: ReplyEvent = {
  type: "reply-end",
  disposition: "routine",
  usage: { inputTokens: 0, outputTokens: 0, cached: false },
};

function tell(view: ReplyView, told: Told[]): ReplyView {
  return told.reduce((seen, [place, event]) => withEvent(seen, event, placeOf(place)), view);
}

function placeOf(text: string | null): EventPlace | null {
  return text === null ? null : parseEventId(text);
}

test("an answer is assembled from its events and ends with its terminal event", () => {
  const answering = tell(asked, [
    ["1-1", start(1)],
    ["1-2", delta("Drink ")],
    ["1-3", delta("water.")],
    ["1-4", { type: "reply-check", from: 0, to: 12, verdict: "found in source" }],
  ]);
  expect(answering).toMatchObject({ state: "answering", text: "Drink water.", model: "library" });
  expect(isOver(answering)).toBe(false);
  const over = tell(answering, [["1-5", end]]);
  expect(over).toMatchObject({ state: "completed", disposition: "routine", text: "Drink water." });
  expect(isOver(over)).toBe(true);
});

test("an event that was told already, or stands before one that was, changes nothing", () => {
  const seen = tell(asked, [
    ["1-1", start(1)],
    ["1-2", delta("one ")],
    ["1-3", delta("two ")],
  ]);
  const again = tell(seen, [
    ["1-3", delta("two ")],
    ["1-2", delta("one ")],
    ["1-1", start(1)],
  ]);
  expect(again.text).toBe("one two ");
  expect(tell(again, [["1-4", delta("three")]]).text).toBe("one two three");
});

test("a reset begins a new attempt, and what is left of the old one is not taken", () => {
  const seen = tell(asked, [
    ["1-1", start(1)],
    ["1-2", delta("first try")],
    ["2-1", { type: "reply-reset", attempt: 2 }],
  ]);
  expect(seen).toMatchObject({ text: "", attempt: 2, startedAgain: true, state: "answering" });
  const late = tell(seen, [
    ["1-3", delta(" goes on")],
    ["2-2", start(2)],
    ["2-3", delta("second try")],
  ]);
  expect(late).toMatchObject({ text: "second try", attempt: 2 });
});

test("a newer attempt clears the text even when its reset was lost", () => {
  const seen = tell(asked, [
    ["1-1", delta("first")],
    ["2-2", delta("second")],
  ]);
  expect(seen.text).toBe("second");
});

test("a resumed connection goes on where it was cut", () => {
  const cut = tell(asked, [
    ["1-1", start(1)],
    ["1-2", delta("before ")],
  ]);
  const resumed = tell(connected(cut), [
    ["1-2", delta("before ")],
    ["1-3", delta("after")],
  ]);
  expect(resumed.text).toBe("before after");
});

test("a resumed connection that opens with a reset is told everything again, of the same attempt too", () => {
  const cut = tell(asked, [
    ["1-1", start(1)],
    ["1-2", delta("before ")],
  ]);
  const resumed = tell(connected(cut), [
    ["1-0", { type: "reply-reset", attempt: 1 }],
    ["1-0", delta("before and ")],
    ["1-0", delta("during ")],
    ["1-7", delta("after")],
    ["1-8", end],
  ]);
  expect(resumed).toMatchObject({ text: "before and during after", state: "completed" });
});

test("a connection without a place to resume from replaces what was stored", () => {
  const stored: ReplyView = {
    ...viewOfReply({ id, state: "answering", attempt: 1 }),
    text: "half",
  };
  const seen = tell(connected(stored), [
    ["1-0", start(1)],
    ["1-0", delta("half and ")],
    ["1-9", delta("whole")],
  ]);
  expect(seen.text).toBe("half and whole");
});

test("stopping keeps what was written, although it counts the attempt up", () => {
  const seen = tell(asked, [
    ["1-1", start(1)],
    ["1-2", delta("so far")],
    ["2-1", { type: "reply-stopped" }],
  ]);
  expect(seen).toMatchObject({ state: "stopped", text: "so far" });
});

test("a failure says why and whether to try again", () => {
  const seen = tell(asked, [
    ["1-1", { type: "reply-failed", code: "model_busy", retryable: true }],
  ]);
  expect(seen).toMatchObject({ state: "failed", error: { code: "model_busy", retryable: true } });
});

test("a source that is told twice is listed once, in the order of the numbers", () => {
  const source = (n: number, title: string): ReplyEvent => ({
    type: "reply-source",
    n,
    title,
    publisher: "Starter library",
    url: "",
    passageId: passageId(n),
    quote: "",
  });
  const seen = tell(asked, [
    [null, source(2, "b")],
    [null, source(1, "a")],
    [null, source(2, "b")],
  ]);
  expect(seen.citations.map(({ title }) => title)).toEqual(["a", "b"]);
});

function passageId(n: number) {
  return passageIdSchema.parse(String(n).padStart(16, "0"));
}
