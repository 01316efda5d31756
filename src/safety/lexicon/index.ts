/** All findings by id. */
import { abdomenAndUrineFindings } from "./abdomen-and-urine.ts";
import { abuseSignFindings } from "./abuse-signs.ts";
import { brainAndNerveFindings } from "./brain-and-nerves.ts";
import { dangerSignFindings } from "./danger-signs.ts";
import type { Finding } from "./finding.ts";
import { forbiddenFindings } from "./forbidden.ts";
import { generalFindings } from "./general.ts";
import { heartAndBreathingFindings } from "./heart-and-breathing.ts";
import { infectionAndSkinFindings } from "./infection-and-skin.ts";
import { injuryAndPoisonFindings } from "./injury-and-poison.ts";
import { metabolismAndMedicineFindings } from "./metabolism-and-medicines.ts";
import { mindAndSafetyFindings } from "./mind-and-safety.ts";
import { pregnancyAndChildFindings } from "./pregnancy-and-children.ts";
import { selfHarmSignFindings } from "./self-harm-signs.ts";
import { suicideSigns } from "./suicide-signs.ts";

const lexicon = {
  ...generalFindings,
  ...heartAndBreathingFindings,
  ...brainAndNerveFindings,
  ...abdomenAndUrineFindings,
  ...infectionAndSkinFindings,
  ...pregnancyAndChildFindings,
  ...injuryAndPoisonFindings,
  ...metabolismAndMedicineFindings,
  ...mindAndSafetyFindings,
  ...suicideSigns,
  ...dangerSignFindings,
  ...abuseSignFindings,
  ...forbiddenFindings,
  ...selfHarmSignFindings,
} as const;

export type FindingId = keyof typeof lexicon;

/** How a complaint may be qualified; a rule names "abdominal-pain:severe". */
export type Modifier = "severe" | "sudden" | "mild";
export type FindingRef = FindingId | `${FindingId}:${Modifier}`;

const isFindingId = (id: string): id is FindingId => Object.hasOwn(lexicon, id);
export const findingIds: readonly FindingId[] = Object.keys(lexicon).filter(isFindingId);
export const findingOf = (id: FindingId): Finding => lexicon[id];

const holdOverTime: ReadonlySet<FindingId> = new Set(
  findingIds.filter((id) => findingOf(id).kind !== undefined),
);
/** A condition, a medicine, a pregnancy, or a sign that weighs only beside others: no complaint by itself. */
export const isBackground = (id: FindingId): boolean => holdOverTime.has(id);

const signs: ReadonlySet<FindingId> = new Set(
  findingIds.filter((id) => findingOf(id).kind === "sign"),
);
export const isSign = (id: FindingId): boolean => signs.has(id);

const ofAnybody: ReadonlySet<FindingId> = new Set(
  findingIds.filter((id) => isSign(id) || findingOf(id).between === true),
);
/** A sign, or what people do to each other: it is part of everybody's picture. */
export const isOfAnybody = (id: FindingId): boolean => ofAnybody.has(id);
