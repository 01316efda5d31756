import { type Problem, problemSchema } from "#contracts/problem.ts";
import { inUnits } from "../language/formats.ts";
import { t } from "../language/t.ts";

/** A request that got no answer, or one that says no. */
export class RequestFailure extends Error {
  /** 0 when nothing was reached. */
  readonly status: number;
  readonly problem: Problem | null;
  /** Seconds, from `Retry-After`. */
  readonly retryAfter: number | null;

  constructor(status: number, problem: Problem | null, retryAfter: number | null, cause?: unknown) {
    super(problem?.code ?? (status === 0 ? "unreachable" : `status ${status}`), { cause });
    this.name = "RequestFailure";
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

export async function failureFrom(response: Response): Promise<RequestFailure> {
  const body: unknown = await response.json().catch(() => null);
  const problem = problemSchema.safeParse(body);
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return new RequestFailure(
    response.status,
    problem.success ? problem.data : null,
    Number.isFinite(seconds) ? seconds : null,
  );
}

/** What to tell a person, in a sentence or two; never a code. */
export function sentenceFor(error: unknown): string {
  if (!(error instanceof RequestFailure)) return t("shared:failure.page");
  if (error.status === 0) {
    return navigator.onLine ? t("shared:failure.unreachable") : t("shared:failure.offline");
  }
  const { problem } = error;
  if (!problem) return t("shared:failure.notUnderstood");
  const fields = problem.errors?.map((fault) => fault.detail).join(" ");
  const wait = error.retryAfter
    ? t("shared:failure.again", { wait: inWords(error.retryAfter) })
    : null;
  return [t(`problems:${problem.code}`), problem.detail ?? fields, wait].filter(Boolean).join(" ");
}

/** Seconds each, the longest first. */
const units = [
  [86_400, "day"],
  [3600, "hour"],
  [60, "minute"],
] as const;

function inWords(seconds: number): string {
  const [size, unit] = units.find(([size]) => seconds >= 1.5 * size) ?? ([1, "second"] as const);
  return inUnits(Math.ceil(seconds / size), unit);
}
