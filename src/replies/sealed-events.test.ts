import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { replyIdSchema } from "#contracts/ids.ts";
import { openText, SealFault, seal } from "#platform/seal.ts";
import { openEvents, openToldEvents, type PlacedEvent, sealEvents } from "./sealed-events.ts";

const key = randomBytes(32);
const person = {
  seal: (text: string, context: string) => seal(key, text, context),
  open: (sealed: string, context: string) => openText(key, sealed, context),
};
const replyId = replyIdSchema.parse("0190b2a4-0000-7000-8000-000000000001");
const other = replyIdSchema.parse("0190b2a4-0000-7000-8000-000000000002");

const said = (attempt: number, seq: number, text: string): PlacedEvent => ({
  attempt,
  seq,
  event: { type: "reply-delta", text },
});
const together: PlacedEvent[] = [
  { attempt: 2, seq: 4, event: { type: "reply-reset", attempt: 2 } },
  said(2, 5, 'Two lines\nand "quotes", \u2028 and\r\n\n'),
  { attempt: 2, seq: 6, event: { type: "reply-check", from: 0, to: 3, verdict: "no claim" } },
  { attempt: 2, seq: 7, event: { type: "reply-stopped" } },
];

describe("events that are handed over together", () => {
  it("are one entry at the place of the last, and come out as they went in, each at its own", () => {
    const entries = sealEvents(person, replyId, together);
    expect(entries.map(({ attempt, seq }) => [attempt, seq])).toEqual([[2, 7]]);
    expect(entries.flatMap((entry) => openEvents(person, replyId, entry))).toEqual(together);
  });

  it("are told with name and payload as they were sealed", () => {
    const [entry] = sealEvents(person, replyId, together);
    if (!entry) expect.fail("nothing was sealed");
    expect(openToldEvents(person, replyId, entry).map(({ seq, type }) => [seq, type])).toEqual([
      [4, "reply-reset"],
      [5, "reply-delta"],
      [6, "reply-check"],
      [7, "reply-stopped"],
    ]);
  });

  it("are entries of their own where a place is left out, or another attempt begins", () => {
    const apart = [said(1, 1, "a"), said(1, 3, "b"), said(2, 4, "c"), said(2, 5, "d")];
    const entries = sealEvents(person, replyId, apart);
    expect(entries.map(({ attempt, seq }) => [attempt, seq])).toEqual([
      [1, 1],
      [1, 3],
      [2, 5],
    ]);
    expect(entries.flatMap((entry) => openEvents(person, replyId, entry))).toEqual(apart);
    expect(sealEvents(person, replyId, [])).toEqual([]);
  });

  it("open neither for another reply nor at another place", () => {
    const [entry] = sealEvents(person, replyId, together);
    if (!entry) expect.fail("nothing was sealed");
    expect(() => openEvents(person, other, entry)).toThrow(SealFault);
    expect(() => openEvents(person, replyId, { ...entry, seq: 8 })).toThrow(SealFault);
    expect(() => openEvents(person, replyId, { ...entry, attempt: 3 })).toThrow(SealFault);
  });
});
