/** What differs between two library files: which passages came, went, or say something else now. */
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { type PassageId, passageIdSchema } from "#contracts/ids.ts";

export interface ChangedPassage {
  readonly source: string;
  readonly documentId: string;
  readonly title: string;
  readonly heading: string;
  /** Null for a passage that is new. */
  readonly before: PassageId | null;
  /** Null for a passage that is gone. */
  readonly now: PassageId | null;
}

export interface SourceDiff {
  readonly source: string;
  readonly added: readonly ChangedPassage[];
  readonly removed: readonly ChangedPassage[];
  /** Another text under the same heading of the same page. */
  readonly changed: readonly ChangedPassage[];
}

const placedRow = z.object({
  id: passageIdSchema,
  source: z.string(),
  documentId: z.string(),
  title: z.string(),
  heading: z.string(),
});
type Placed = z.infer<typeof placedRow>;

/** Sources without a difference are left out. A passage is its text under its title and heading. */
export function diffLibraries(before: string, now: string): SourceDiff[] {
  const [old, fresh] = [readPlaced(before), readPlaced(now)];
  const gone = byPlace([...old].filter(([key]) => !fresh.has(key)).map(([, placed]) => placed));
  const came = byPlace([...fresh].filter(([key]) => !old.has(key)).map(([, placed]) => placed));
  const changes = [...new Set([...gone.keys(), ...came.keys()])].flatMap((place) =>
    pairUp(gone.get(place) ?? [], came.get(place) ?? []),
  );
  const bySource = Map.groupBy(changes, ({ source }) => source);
  return [...bySource.keys()].sort().map((source) => {
    const own = bySource.get(source) ?? [];
    return {
      source,
      added: own.filter(({ before }) => before === null),
      removed: own.filter(({ now }) => now === null),
      changed: own.filter(({ before, now }) => before !== null && now !== null),
    };
  });
}

function pairUp(gone: readonly Placed[], came: readonly Placed[]): ChangedPassage[] {
  return Array.from({ length: Math.max(gone.length, came.length) }, (_, i) => {
    const [old, fresh] = [gone[i], came[i]];
    const { source, documentId, title, heading } = fresh ?? old ?? nowhere;
    return { source, documentId, title, heading, before: old?.id ?? null, now: fresh?.id ?? null };
  });
}
const nowhere = { source: "", documentId: "", title: "", heading: "" };

const byPlace = (passages: readonly Placed[]): ReadonlyMap<string, Placed[]> =>
  Map.groupBy(passages, ({ source, documentId, heading }) =>
    JSON.stringify([source, documentId, heading]),
  );

/** By source and id: one passage may stand on two pages of a source, and counts once there. */
function readPlaced(file: string): ReadonlyMap<string, Placed> {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = db
      .prepare(
        `SELECT p.id, d.source, d.id AS documentId, d.title, p.heading
         FROM placements p JOIN documents d ON d.number = p.document ORDER BY p.number`,
      )
      .iterate();
    const placed = new Map<string, Placed>();
    for (const raw of rows) {
      const row = placedRow.parse(raw);
      placed.set(`${row.source} ${row.id}`, row);
    }
    return placed;
  } finally {
    db.close();
  }
}
