/** The prompt for one question: fixed rules, then what was said, then the question with all that is known. */
import { createHash } from "node:crypto";
import type { Profile } from "#contracts/profile.ts";
import type { Triage } from "#contracts/triage.ts";
import { condenseHistory, type Turn } from "./condense-history.ts";
import {
  earlierAnswerBlock,
  type NumberedPassage,
  passagesBlock,
  profileBlock,
  questionBlock,
  triageBlock,
} from "./prompt-blocks.ts";
import { samplePrompt } from "./sample-prompt.ts";
import { systemText } from "./system-text.ts";

export type PromptParts = {
  question: string;
  /** Oldest first, without the question itself. */
  history: readonly Turn[];
  passages: readonly NumberedPassage[];
  triage: Triage;
  profile: Profile | null;
  /** The answer to the same question that is to be said more simply; null, or left out, when none is. */
  plainerThan?: string | null;
  /** The language to write in, such as "en". */
  language: string;
  /** The present one, for the age. */
  year: number;
  /** Characters that earlier turns may take; see prompt-room.ts. */
  historyRoom: number;
};

export type Prompt = { system: string; messages: Turn[]; version: string };

export function buildPrompt(parts: PromptParts): Prompt {
  return { ...renderPrompt(parts), version: promptVersion };
}

/** Characters of a prompt without its passages and its history. */
export function fixedLength(
  parts: Omit<PromptParts, "passages" | "history" | "historyRoom">,
): number {
  const nothing = { passages: [], history: [], historyRoom: 0 };
  return systemText.length + blocksText({ ...parts, ...nothing }).length;
}

function blocksText(parts: PromptParts): string {
  const blocks = [
    triageBlock(parts.triage, parts.language),
    profileBlock(parts.profile, parts.year),
    passagesBlock(parts.passages),
    earlierAnswerBlock(parts.plainerThan ?? null),
    questionBlock(parts.question),
  ];
  return blocks.filter((block) => block !== null).join("\n\n");
}

function renderPrompt(parts: PromptParts): Omit<Prompt, "version"> {
  const text = blocksText(parts);
  const history = condenseHistory(parts.history, parts.historyRoom);
  const last = history.at(-1);
  // A question that was never answered goes before this one in the same message.
  const messages: Turn[] =
    last?.role === "user"
      ? [...history.slice(0, -1), { role: "user", text: `${last.text}\n\n${text}` }]
      : [...history, { role: "user", text }];
  return { system: systemText, messages };
}

/** Changes with every change to the rules or to how a block is written: kept with each answer. */
export const promptVersion: string = createHash("sha256")
  .update(JSON.stringify(renderPrompt(samplePrompt)))
  .digest("hex")
  .slice(0, 12);
