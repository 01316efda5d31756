import { expect, it } from "vitest";
import { mailLimits, mailTokenLifetimes } from "./mail-lifetimes.ts";

it.each([
  ["reset-asked", "reset-password"],
  ["verification", "verify-email"],
  ["verification-asked", "verify-email"],
  ["confirm-email", "confirm-email"],
] as const)(
  "rule 15: when no more %s mails go out, one is there whose link still holds",
  (kind, purpose) => {
    expect(mailLimits[kind].windowMs).toBeLessThanOrEqual(mailTokenLifetimes[purpose]);
  },
);
