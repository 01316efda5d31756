/**
 * What medicines meet in a profile: allergies, each other, a pregnancy, and each other under another name. Fixed texts in
 * own words, without amounts. It knows few medicines and few pairs: that nothing is found says nothing. Pure.
 */
import type { MedicineNote } from "#contracts/medicines.ts";
import type { Profile } from "#contracts/profile.ts";
import { pregnancyOf } from "../person/profile-now.ts";
import { allergyRules } from "./allergy-rules.ts";
import { allergyGroups, medicinesIn, type NamedMedicine } from "./medicines-in.ts";
import { bleedingPairs } from "./pairs-bleeding.ts";
import { heartPairs } from "./pairs-heart.ts";
import { mindAndPainPairs } from "./pairs-mind-and-pain.ts";
import { otherPairs } from "./pairs-other.ts";
import { pregnancyRules } from "./pregnancy-rules.ts";
import type { PairRule } from "./rule.ts";
import { stoppingRules } from "./stopping-rules.ts";
import type { Substance } from "./substance.ts";

export const pairRules: readonly PairRule[] = [
  ...bleedingPairs,
  ...mindAndPainPairs,
  ...heartPairs,
  ...otherPairs,
];

/** One substance in one medicine that is taken, or asked about. */
type Taken = {
  readonly written: string;
  readonly substance: Substance;
  readonly asked: boolean;
  /** Two substances of one packet don't meet each other. */
  readonly packet: number;
};

/**
 * Most pressing first. With medicines asked about, only what they meet; without, what the profile's own meet.
 * @param mentioned what a question names: may be empty
 * @param now epoch milliseconds, for the pregnancy
 */
export function checkMedicines(
  profile: Profile,
  mentioned: readonly NamedMedicine[],
  now: number,
): MedicineNote[] {
  const taken = takenOf(profile, mentioned);
  const subject = mentioned.length > 0 ? taken.filter(({ asked }) => asked) : taken;
  const pregnant = pregnancyOf(profile, now).pregnant;
  return withoutRepetition([
    ...allergyNotes(profile, subject),
    ...pairsOf(taken, mentioned.length > 0).flatMap(([a, b]) => pairNotes(a, b)),
    ...(pregnant ? pregnancyNotes(subject) : []),
    ...stoppingNotes(subject.filter((each) => !each.asked || isTaken(each, taken))),
  ]);
}

function takenOf(profile: Profile, mentioned: readonly NamedMedicine[]): Taken[] {
  const own = (profile.medicines ?? []).flatMap((line) => medicinesIn(line));
  const medicines = [
    ...own.map((medicine) => ({ medicine, asked: false })),
    ...mentioned.map((medicine) => ({ medicine, asked: true })),
  ];
  return medicines.flatMap(({ medicine, asked }, packet) =>
    medicine.substances.map((substance) => ({
      written: medicine.written,
      substance,
      asked,
      packet,
    })),
  );
}

/** Something asked about that stands in the profile too. */
const isTaken = ({ substance }: Taken, taken: readonly Taken[]) =>
  taken.some((other) => !other.asked && other.substance === substance);

function pairsOf(taken: readonly Taken[], onlyAsked: boolean): [Taken, Taken][] {
  return taken.flatMap((a, at) =>
    taken
      .slice(at + 1)
      .filter((b) => a.packet !== b.packet && (!onlyAsked || a.asked || b.asked))
      .map((b): [Taken, Taken] => [a, b]),
  );
}

const isAny = ({ groups }: Substance, names: readonly string[]) =>
  names.some((name) => groups.has(name));

function pairNotes(a: Taken, b: Taken): MedicineNote[] {
  const medicines = [a.written, b.written];
  if (a.substance === b.substance) {
    const same = a.written.toLowerCase() === b.written.toLowerCase();
    if (same || a.substance.id === "alcohol") return [];
    return [
      {
        id: `duplicate-${a.substance.id}`,
        kind: "duplicate",
        medicines,
        text: `Both contain ${a.substance.id}. Together it can be too much: ask your pharmacist before taking both.`,
        source: null,
        reviewedBy: null,
      },
    ];
  }
  return pairRules
    .filter((rule) => meets(rule, a.substance, b.substance))
    .map(({ id, text, source, reviewedBy }) => ({
      id,
      kind: "interaction" as const,
      medicines,
      text,
      source,
      reviewedBy,
    }));
}

function meets(rule: PairRule, a: Substance, b: Substance): boolean {
  if ((rule.except ?? []).some((id) => id === a.id || id === b.id)) return false;
  const holds = (one: Substance, other: Substance) =>
    isAny(one, rule.one) && isAny(other, rule.other);
  return holds(a, b) || holds(b, a);
}

function allergyNotes(profile: Profile, subject: readonly Taken[]): MedicineNote[] {
  return (profile.allergies ?? []).flatMap((allergy) => {
    const groups = allergyGroups(allergy);
    return subject.flatMap(({ written, substance }): MedicineNote[] => {
      const medicines = [allergy, written];
      const rule = allergyRules.find(
        ({ to, of }) => to.some((name) => groups.has(name)) && isAny(substance, of),
      );
      if (rule) {
        const { id, text, source, reviewedBy } = rule;
        return [{ id, kind: "allergy", medicines, text, source, reviewedBy }];
      }
      if (!groups.has(substance.id)) return [];
      const text =
        "You told of an allergy to this. Don't take it before a doctor or pharmacist who knows of the allergy has said yes.";
      const id = `allergy-${substance.id}`;
      return [{ id, kind: "allergy", medicines, text, source: null, reviewedBy: null }];
    });
  });
}

function pregnancyNotes(subject: readonly Taken[]): MedicineNote[] {
  return subject.flatMap(({ written, substance }) =>
    pregnancyRules
      .filter(({ of }) => isAny(substance, of))
      .map(({ id, text, source, reviewedBy }) => ({
        id,
        kind: "pregnancy" as const,
        medicines: [written],
        text,
        source,
        reviewedBy,
      })),
  );
}

function stoppingNotes(subject: readonly Taken[]): MedicineNote[] {
  return subject.flatMap(({ written, substance }) =>
    stoppingRules
      .filter(({ of }) => isAny(substance, of))
      .map(({ id, text, source, reviewedBy }) => ({
        id,
        kind: "stopping" as const,
        medicines: [written],
        text,
        source,
        reviewedBy,
      })),
  );
}

/** A rule is told once, with all the medicines that it holds for. */
function withoutRepetition(notes: readonly MedicineNote[]): MedicineNote[] {
  const told = new Map<string, MedicineNote>();
  for (const note of notes) {
    const before = told.get(note.id);
    const medicines = [...new Set([...(before?.medicines ?? []), ...note.medicines])];
    told.set(note.id, { ...note, medicines });
  }
  return [...told.values()];
}
