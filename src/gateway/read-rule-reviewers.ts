/** Which rules a clinician signed as they read now: the library folder's sign-offs, held against the rules. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { signOffFileName, signOffsSchema } from "#contracts/sign-off.ts";
import { rules } from "#safety/rules/index.ts";
import type { RuleReviewers } from "#safety/rules/reviewers.ts";
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
  const signed = new Map(
    read.data.filter(({ kind }) => kind === "rule").map((one) => [one.id, one]),
  );
  return new Map(
    rules.flatMap((rule): [string, string][] => {
      const own = signed.get(rule.id);
      if (own === undefined || own.fingerprint !== fingerprint(rulePage(rule))) return [];
      return [[rule.id, `${own.by} on ${own.on}`]];
    }),
  );
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
