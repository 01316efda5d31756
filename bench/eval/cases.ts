/** Vignettes with what is expected of them, from any of the files that `npm run eval` reads. */
import { z } from "zod";
import { type Profile, profileSchema } from "#contracts/profile.ts";
import { type Country, countrySchema, dispositions } from "#contracts/triage.ts";
import { groupsIn } from "./groups.ts";
import { readJsonLines } from "./json-lines.ts";

const expectations = [...dispositions, "crisis", "crisis-emergency", "not-crisis"] as const;
export type Expected = (typeof expectations)[number];

export type EvalCase = {
  id: string;
  messages: readonly string[];
  profile: Profile | null;
  country: Country | null;
  expected: Expected;
  groups: readonly string[];
};

/**
 * One line of a file that a person brings: {id, messages: [...] | text, profile?, country?, expected}. `expected` is a
 * disposition, `crisis` (a crisis text of any grade), `crisis-emergency` (one with the emergency number), or
 * `not-crisis`. `expect` is read as `expected`, as in the sets that come with the project.
 */
const vignetteLine = z
  .object({
    id: z.union([z.string(), z.number()]).transform(String),
    text: z.string().optional(),
    messages: z.array(z.string()).min(1).optional(),
    profile: profileSchema.nullish(),
    country: countrySchema.nullish(),
    expected: z.enum(expectations).optional(),
    expect: z.enum(expectations).optional(),
  })
  .transform(({ text, messages, expected, expect, ...line }, context) => {
    const said = messages ?? (text === undefined ? null : [text]);
    const wanted = expected ?? expect;
    if (said && wanted) return { ...line, messages: said, expected: wanted };
    context.addIssue({ code: "custom", message: "needs messages or text, and expected" });
    return z.NEVER;
  });

export function readVignettes(file: string): EvalCase[] {
  return readJsonLines(file, vignetteLine).map(({ id, messages, profile, country, expected }) => ({
    id,
    messages,
    expected,
    profile: profile ?? null,
    country: country ?? null,
    groups: groupsIn(messages.join(" "), expected, profile ?? null),
  }));
}

const number = z.number().nullish();
const clinicaflowLine = z.object({
  id: z.string(),
  input: z.object({
    chief_complaint: z.string().nullish(),
    history: z.string().nullish(),
    demographics: z.object({ age: number, sex: z.string().nullish() }).nullish(),
    vitals: z
      .object({
        heart_rate: number,
        systolic_bp: number,
        diastolic_bp: number,
        temperature_c: number,
        spo2: number,
        respiratory_rate: number,
      })
      .partial()
      .nullish(),
  }),
  labels: z.object({ gold_risk_tier: z.enum(["critical", "urgent", "routine"]) }),
});
type Clinicaflow = z.infer<typeof clinicaflowLine>;

const tiers = { critical: "emergency", urgent: "urgent", routine: "routine" } as const;

/** Its three tiers stand for our first three dispositions: it has no self-care. */
export function readClinicaflow(file: string): EvalCase[] {
  return readJsonLines(file, clinicaflowLine).map((line) => {
    const expected = tiers[line.labels.gold_risk_tier];
    const text = inWords(line);
    const groups = groupsIn(text, expected, null);
    return { id: line.id, messages: [text], profile: null, country: null, expected, groups };
  });
}

function inWords({
  input: { demographics, vitals, chief_complaint, history },
}: Clinicaflow): string {
  const said = (name: string, value: number | null | undefined, unit = "") =>
    value == null ? [] : [`${name} ${value}${unit}.`];
  const pressure =
    vitals?.systolic_bp == null
      ? []
      : [
          `BP ${vitals.systolic_bp}/${vitals.diastolic_bp ?? Math.round(vitals.systolic_bp * 0.6)}.`,
        ];
  const age = demographics?.age;
  return [
    ...(age == null ? [] : [`${age} year old ${demographics?.sex ?? "person"}.`]),
    `${chief_complaint ?? ""}.`,
    history ?? "",
    ...pressure,
    ...said("HR", vitals?.heart_rate),
    ...said("RR", vitals?.respiratory_rate),
    ...said("SpO2", vitals?.spo2),
    ...said("Temperature", vitals?.temperature_c, " C"),
  ].join(" ");
}
