/** What was said before, cut to what a small model can hold: the oldest goes first. */
export type Turn = { role: "user" | "assistant"; text: string };

/** Characters, about four to a token: a local model often reads 4,096 tokens in all. */
const budget = 2400;
const longestTurn = 700;

/** The latest turns that fit, beginning with one of the person, in the order in which they were said. */
export function condenseHistory(history: readonly Turn[]): Turn[] {
  const kept: Turn[] = [];
  let room = budget;
  for (const turn of history.toReversed()) {
    const text = shorten(turn.text);
    if (text === "") continue;
    room -= text.length;
    if (room < 0) break;
    kept.unshift({ role: turn.role, text });
  }
  const start = kept.findIndex(({ role }) => role === "user");
  return start === -1 ? [] : mergeNeighbours(kept.slice(start));
}

/** Old citations name passages that the model no longer sees. */
function shorten(text: string): string {
  const plain = text.replace(/\s?\[\d+\]/g, "").trim();
  return plain.length <= longestTurn ? plain : `${plain.slice(0, longestTurn).trimEnd()} …`;
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
