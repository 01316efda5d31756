/**
 * Counts a file of vignettes that were written apart from the rules: `node bench/vignettes.ts FILE [--list]`.
 * A line is `{id, group, messy, expect, messages}`; `expect` is a disposition, `crisis`, `crisis-emergency` or `not-crisis`.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { dispositions, type Triage } from "#contracts/triage.ts";
import { triage } from "#safety/triage.ts";

const minute = 60_000;
const vignetteSchema = z.object({
  id: z.string(),
  group: z.string(),
  messy: z.boolean(),
  expect: z.enum([...dispositions, "crisis", "crisis-emergency", "not-crisis"]),
  messages: z.array(z.string()).min(1),
});
type Vignette = z.infer<typeof vignetteSchema>;

const special = (found: Triage): boolean => found.kind === "crisis" || found.kind === "forbidden";

/** What was found, in the words of `expect`. */
function outcome(found: Triage, expected: Vignette["expect"]): string {
  if (expected === "not-crisis")
    return special(found) ? `crisis (${found.disposition})` : "not-crisis";
  if (expected === "crisis") return special(found) ? "crisis" : `missed (${found.disposition})`;
  if (expected === "crisis-emergency")
    return special(found) && found.disposition === "emergency"
      ? "crisis-emergency"
      : `${special(found) ? "crisis" : "missed"} (${found.disposition})`;
  return special(found) ? `crisis (${found.disposition})` : String(found.disposition);
}

function triaged(messages: readonly string[]): Triage {
  let previous: Triage | null = null;
  for (let count = 1; count <= messages.length; count += 1) {
    const said = messages.slice(0, count).map((text, i) => ({ text, at: i * minute }));
    previous = triage({ messages: said, now: count * minute, previous });
  }
  if (previous === null) throw new Error("a vignette has at least one message");
  return previous;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: "boolean", default: false } },
});
for (const file of positionals) {
  const vignettes = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => vignetteSchema.parse(JSON.parse(line)));
  console.log(file);
  for (const group of new Set(vignettes.map((vignette) => vignette.group))) {
    const own = vignettes.filter((vignette) => vignette.group === group);
    const rows = own.map((vignette) => {
      const found = triaged(vignette.messages);
      return { vignette, found, outcome: outcome(found, vignette.expect) };
    });
    const right = rows.filter((row) => row.outcome === row.vignette.expect);
    const counts = new Map<string, number>();
    for (const row of rows) counts.set(row.outcome, (counts.get(row.outcome) ?? 0) + 1);
    const messy = rows.filter((row) => row.vignette.messy);
    console.log(
      `  ${group}: ${right.length} of ${rows.length} as expected (messy ${messy.filter((row) => right.includes(row)).length} of ${messy.length}); ${[...counts].map(([name, n]) => `${name} ${n}`).join(", ")}`,
    );
    if (!values.list) continue;
    for (const row of rows.filter((candidate) => !right.includes(candidate)))
      console.log(
        `    ${row.vignette.id} ${row.vignette.expect} → ${row.outcome} [${row.found.rules.map((rule) => rule.id).join(", ")}] ${row.vignette.messages.join(" / ")}`,
      );
  }
}
