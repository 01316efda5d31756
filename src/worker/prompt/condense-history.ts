/** What was said before, cut to what the model can hold: how it began and what came last are kept longest. */
export type Turn = { role: "user" | "assistant"; text: string };

/** Characters of one turn: of the latest exchange, of the person's earlier words, and of earlier answers. */
const longest = { latest: 700, asked: 400, answered: 200 };
/** How many turns from the end count as the latest exchange. */
const latestTurns = 2;

/**
 * The turns that fit into `room` characters, in the order in which they were said, beginning with one of the person.
 * The first message stays where there is room for any: it says what all of it is about.
 */
export function condenseHistory(history: readonly Turn[], room: number): Turn[] {
  const turns = history
    .map((turn, i) => ({ role: turn.role, text: shorten(turn, history.length - i) }))
    .filter(({ text }) => text !== "");
  const [first, ...rest] = turns.slice(turns.findIndex(({ role }) => role === "user"));
  if (first?.role !== "user" || first.text.length > room) return [];
  let left = room - first.text.length;
  const kept: Turn[] = [];
  for (const turn of rest.toReversed()) {
    left -= turn.text.length;
    if (left < 0) break;
    kept.unshift(turn);
  }
  return mergeNeighbours([first, ...kept]);
}

/** Old citations name passages that the model no longer sees. */
function shorten({ role, text }: Turn, fromEnd: number): string {
  const plain = text.replace(/\s?\[\d+\]/g, "").trim();
  const most =
    fromEnd <= latestTurns ? longest.latest : role === "user" ? longest.asked : longest.answered;
  return plain.length <= most ? plain : `${plain.slice(0, most).trimEnd()} …`;
}

/** Providers want the roles to alternate; a question that failed left no answer between two of a person's. */
function mergeNeighbours(turns: readonly Turn[]): Turn[] {
  const merged: Turn[] = [];
  for (const turn of turns) {
    const last = merged.at(-1);
    if (last?.role === turn.role) last.text += `\n\n${turn.text}`;
    else merged.push({ ...turn });
  }
  return merged;
}
