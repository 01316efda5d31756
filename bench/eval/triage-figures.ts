/** Cases → the figures of the safety card. */
import type { Given, TriageFigures } from "#contracts/safety-card.ts";
import { type Disposition, dispositions, type Triage } from "#contracts/triage.ts";
import { triage } from "#safety/triage.ts";
import type { EvalCase, Expected } from "./cases.ts";
import { groups } from "./groups.ts";

const minute = 60_000;

/** As the chat does it: message after message, a minute apart. */
export function triaged({ messages, profile, country }: EvalCase): Triage {
  let previous: Triage | null = null;
  for (const count of messages.keys()) {
    const said = messages.slice(0, count + 1).map((text, i) => ({ text, at: i * minute }));
    previous = triage({ messages: said, profile, country, now: count * minute, previous });
  }
  if (previous === null) throw new Error("a case has at least one message");
  return previous;
}

const isSpecial = ({ kind }: Triage) => kind === "crisis" || kind === "forbidden";

const isDisposition = (expected: Expected): expected is Disposition =>
  dispositions.some((one) => one === expected);

/** A crisis text in the place of a disposition is judged by its disposition. */
function isRight(expected: Expected, found: Triage): boolean {
  if (expected === "crisis") return isSpecial(found);
  if (expected === "crisis-emergency") return isSpecial(found) && found.disposition === "emergency";
  if (expected === "not-crisis") return !isSpecial(found);
  return found.disposition === expected;
}

export type Judged = { one: EvalCase; found: Triage; right: boolean };

export function judge(cases: readonly EvalCase[], change: (text: string) => string): Judged[] {
  return cases.map((one) => {
    const messages = one.messages.map((text) => change(text));
    const found = triaged({ ...one, messages });
    return { one, found, right: isRight(one.expected, found) };
  });
}

export function triageFigures(judged: readonly Judged[]): TriageFigures {
  const rows = judged.flatMap(({ one: { expected }, found }) =>
    isDisposition(expected) ? [{ expected, given: found.disposition ?? ("none" as const) }] : [],
  );
  const table = {
    emergency: given(rows, "emergency"),
    urgent: given(rows, "urgent"),
    routine: given(rows, "routine"),
    "self-care": given(rows, "self-care"),
  };
  const others = rows.filter(({ expected }) => expected !== "emergency");
  const { emergency } = table;
  const expecting = (...wanted: Expected[]) =>
    share(judged.filter(({ one }) => wanted.includes(one.expected)));
  return {
    n: judged.length,
    table,
    sensitivity: { right: emergency.emergency, n: totalOf(emergency) },
    specificity: {
      right: others.filter((row) => row.given !== "emergency").length,
      n: others.length,
    },
    missedBy: {
      one: emergency.urgent,
      two: emergency.routine,
      three: emergency["self-care"],
      none: emergency.none,
    },
    overReferred: { right: rows.filter(isHigher).length, n: others.length },
    crisis: expecting("crisis", "crisis-emergency"),
    distress: expecting("not-crisis"),
    groups: Object.fromEntries(
      groups.map((group) => [group, share(judged.filter(({ one }) => one.groups.includes(group)))]),
    ),
  };
}

type Row = { expected: Disposition; given: keyof Given };

const isHigher = ({ expected, given }: Row) =>
  given !== "none" && dispositions.indexOf(given) < dispositions.indexOf(expected);

const totalOf = (row: Given) => Object.values(row).reduce((sum, n) => sum + n, 0);

const share = (judged: readonly Judged[]) => ({
  right: judged.filter(({ right }) => right).length,
  n: judged.length,
});

function given(rows: readonly Row[], expected: Disposition): Given {
  const counts = { emergency: 0, urgent: 0, routine: 0, "self-care": 0, none: 0 };
  for (const row of rows) if (row.expected === expected) counts[row.given] += 1;
  return counts;
}
