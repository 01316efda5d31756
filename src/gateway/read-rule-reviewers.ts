/** Which rules and fixed texts a clinician signed as they read now: the library folder's sign-offs, held against both. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { signOffFileName, signOffsSchema } from "#contracts/sign-off.ts";
import { textPages } from "#safety/crisis/text-pages.ts";
import { rules } from "#safety/rules/index.ts";
import { type RuleReviewers, textKey } from "#safety/rules/reviewers.ts";
import { rulePage } from "#safety/rules/rule-page.ts";

/** No file: nobody signed. One that can't be read as a list of sign-offs is told of, and counts as none. */
export function readRuleReviewers(
  libraryFolder: string,
  onDamaged: (file: string) => void,
): RuleReviewers {
  const file = join(libraryFolder, signOffFileName);
  const read = signOffsSchema.safeParse(jsonIn(file));
  if (!read.success) {
    onDamaged(file);
    return new Map();
  }
  const signed = new Map(read.data.map((one) => [`${one.kind}:${one.id}`, one]));
  const reviewer = (kind: "rule" | "text", id: string, page: string): string[] => {
    const own = signed.get(`${kind}:${id}`);
    return own?.fingerprint === fingerprint(page) ? [`${own.by} on ${own.on}`] : [];
  };
  const ofRules = rules.flatMap((rule) =>
    reviewer("rule", rule.id, rulePage(rule)).map((by) => [rule.id, by] as const),
  );
  const ofTexts = textPages().flatMap(({ id, page }) =>
    reviewer("text", id, page).map((by) => [textKey(id), by] as const),
  );
  return new Map([...ofRules, ...ofTexts]);
}

/** Undefined for what is no JSON. */
function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (fault) {
    return fault instanceof Error && "code" in fault && fault.code === "ENOENT" ? [] : undefined;
  }
}

const fingerprint = (page: string): string => createHash("sha256").update(page).digest("hex");
