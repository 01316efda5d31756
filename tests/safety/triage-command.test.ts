import { expect, test } from "vitest";
import { z } from "zod";
import { runTriage } from "#cli/triage.ts";

const outSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  disposition: z.string().nullish(),
  rules: z.array(z.string()).optional(),
  guidance: z.string().optional(),
  error: z.string().optional(),
});

async function* linesOf(lines: readonly string[]) {
  yield* lines;
}

test("one line out for each line in, in order; bad lines say so", async () => {
  const out: string[] = [];
  const result = await runTriage(
    linesOf([
      JSON.stringify({ id: "a", text: "crushing chest pain and sweating" }),
      "{not json",
      JSON.stringify({
        id: "b",
        messages: ["I have a fever", "my neck is stiff and my head hurts"],
      }),
      JSON.stringify({ id: "c", text: "What are the signs of a stroke?" }),
      JSON.stringify({ id: 4, text: "bumped my head", profile: { medicines: ["apixaban"] } }),
      JSON.stringify({ id: "e" }),
      JSON.stringify({ id: "f", text: "odd feeling in my left ear lobe", country: "xx" }),
      JSON.stringify({ id: "g", text: "odd feeling in my ear lobe" }),
    ]),
    (line) => out.push(line),
  );
  const rows = out.map((line) => outSchema.parse(JSON.parse(line)));
  expect(result.problems).toBe(3);
  expect(rows.map((row) => [row.id, row.error === undefined ? row.disposition : "error"])).toEqual([
    ["a", "emergency"],
    [undefined, "error"],
    ["b", "emergency"],
    ["c", null],
    [4, "emergency"],
    ["e", "error"],
    ["f", "error"],
    ["g", "routine"],
  ]);
  expect(rows[0]?.rules?.length).toBeGreaterThan(0);
  expect(rows[0]?.guidance).toContain("emergency number");
});
