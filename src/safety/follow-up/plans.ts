/**
 * "Where will you go, and when?" Asked after an answer at `urgent` or above, because people who were told where to go
 * name the wrong place in half of all cases (Nature Medicine 2026, s41591-025-04074-y). A wrong pick is put right at
 * once by a fixed text. Pure, and light enough for the page itself. Not reviewed by a clinician.
 */
import type { PlanId } from "#contracts/follow-up.ts";
import type { Triage } from "#contracts/triage.ts";
import { hoursInWords } from "./hours.ts";

export const planQuestion = "Where will you go, and when?";

export type PlanOption = { id: PlanId; label: string };
/** `right`: the place can help, and it is soon enough. */
export type PlanVerdict = { right: boolean; text: string };

const defaultUrgentHours = 24;
/** Fewer hours than this, and a doctor's own practice can't be counted on. */
const practiceHours = 8;

/** Empty where the question isn't asked: below `urgent`, and where only a fixed text may be said. */
export function planOptions(triage: Triage): PlanOption[] {
  if (triage.kind !== "problem" || triage.fixedText !== null) return [];
  if (triage.disposition === "emergency") return emergencyOptions;
  if (triage.disposition === "urgent") return urgentOptions(hoursOf(triage));
  return [];
}

const tooLate: readonly PlanOption[] = [
  { id: "doctor-this-week", label: "My doctor, this week" },
  { id: "wait-and-see", label: "I'll wait and see" },
];

const emergencyOptions: PlanOption[] = [
  { id: "calling-now", label: "I'm calling now" },
  { id: "go-there-myself", label: "I'll go there myself, now" },
  ...tooLate,
];

function urgentOptions(hours: number): PlanOption[] {
  const when = timeFor(hours);
  const practice: PlanOption[] =
    hours < practiceHours ? [] : [{ id: "doctor-in-time", label: `My doctor, ${when}` }];
  return [
    { id: "emergency-department-now", label: "Emergency department, now" },
    { id: "urgent-care-in-time", label: `Urgent care, ${when}` },
    ...practice,
    ...tooLate,
  ];
}

function timeFor(hours: number): string {
  if (hours < practiceHours) return `within ${hoursInWords(hours)}`;
  return hours <= 24 ? "today" : "today or tomorrow";
}

const hoursOf = ({ withinHours }: Triage): number => withinHours ?? defaultUrgentHours;

/** Null for a pick that was not offered. */
export function judgePlan(picked: PlanId, triage: Triage): PlanVerdict | null {
  if (!planOptions(triage).some(({ id }) => id === picked)) return null;
  return triage.disposition === "emergency"
    ? emergencyVerdict(picked, triage)
    : urgentVerdict(picked, hoursOf(triage));
}

function emergencyVerdict(picked: PlanId, triage: Triage): PlanVerdict {
  if (picked === "calling-now") {
    return { right: true, text: "Good. Stay on the line, and do what they tell you." };
  }
  if (picked === "go-there-myself") {
    return sendsToHospital(triage)
      ? {
          right: true,
          text: "Good. Go now, and don't drive yourself. If you get worse on the way, stop and call.",
        }
      : {
          right: false,
          text: "Call first, with the button above. Help can begin before you arrive, and you may not be fit to travel. Go there yourself only if they tell you to, or if no help can come.",
        };
  }
  return {
    right: false,
    text: "This can't wait. It may be an emergency even if it eases for a while. Call now, with the button above.",
  };
}

/** Some emergency rules send to a hospital rather than for an ambulance. */
const sendsToHospital = ({ rules }: Triage): boolean =>
  rules.some(
    ({ disposition, guidance }) =>
      disposition === "emergency" && /\bgo to an emergency department now\b/i.test(guidance),
  );

function urgentVerdict(picked: PlanId, hours: number): PlanVerdict {
  const needed = `This needs to be seen within ${hoursInWords(hours)}`;
  if (picked === "wait-and-see") {
    return {
      right: false,
      text: `${needed}, even if it feels bearable. Waiting may let something serious grow. Choose a place that can see you in that time. If you can't get there, call an advice line or ask somebody to take you.`,
    };
  }
  if (picked === "doctor-this-week") {
    return {
      right: false,
      text: `${needed}: later this week is too late. If your doctor can't see you in that time, go to urgent care or an emergency department.`,
    };
  }
  return {
    right: true,
    text: "That is soon enough. Go sooner, or call your emergency number, if it gets worse.",
  };
}
