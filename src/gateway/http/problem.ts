/** Errors as use cases throw them and as the wire shows them (RFC 9457). */
import { type Problem, type ProblemCode, problems } from "#contracts/problem.ts";
import type { Triage } from "#contracts/triage.ts";

export type ProblemOptions = {
  /** What exactly is wrong and what would be right; never the input itself. */
  detail?: string;
  /** Becomes Retry-After, in whole seconds, at least one. */
  retryAfterMs?: number;
  errors?: { pointer: string; detail: string }[];
  captcha?: NonNullable<Problem["captcha"]>;
  /** A refused question is triaged all the same. */
  triage?: Triage;
  cause?: unknown;
};

/** Thrown anywhere below a route; the error handler gives it its status and body. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly code: ProblemCode;
  readonly detail: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly errors: { pointer: string; detail: string }[] | undefined;
  readonly captcha: Problem["captcha"];
  /** May be set by a route's own error handler, which knows the question. */
  triage: Triage | undefined;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.detail = options.detail;
    this.retryAfterMs = options.retryAfterMs;
    this.errors = options.errors;
    this.captcha = options.captcha;
    this.triage = options.triage;
  }
}

export const problemContentType = "application/problem+json; charset=utf-8";

export function toProblem(error: ProblemError): Problem {
  const { status, title, retryable } = problems[error.code];
  return {
    type: `urn:healify:problem:${error.code}`,
    title,
    status,
    code: error.code,
    retryable,
    ...(error.detail === undefined ? {} : { detail: error.detail }),
    ...(error.errors === undefined ? {} : { errors: error.errors }),
    ...(error.captcha === undefined ? {} : { captcha: error.captcha }),
    ...(error.triage === undefined ? {} : { triage: error.triage }),
  };
}

/** Retry-After in seconds (RFC 9110 section 10.2.3). */
export function retryAfterSeconds(error: ProblemError): number | null {
  if (error.retryAfterMs === undefined) return null;
  return Math.max(1, Math.ceil(error.retryAfterMs / 1000));
}
