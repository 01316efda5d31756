import { type Problem, problemSchema } from "#contracts/problem.ts";

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
  if (!(error instanceof RequestFailure))
    return "Something went wrong in this page. Please reload it.";
  if (error.status === 0) {
    return navigator.onLine
      ? "Healify can't be reached right now. Please try again in a moment."
      : "You are offline. Please try again when you are connected.";
  }
  const { problem } = error;
  if (!problem)
    return "Healify gave an answer that this page doesn't understand. Please reload it.";
  const fields = problem.errors?.map((fault) => fault.detail).join(" ");
  const wait = error.retryAfter ? `It can be tried again in ${inWords(error.retryAfter)}.` : null;
  return [problem.title, problem.detail ?? fields, wait].filter(Boolean).join(" ");
}

/** Seconds each, the longest first. */
const units = [
  [86_400, "day"],
  [3600, "hour"],
  [60, "minute"],
] as const;

function inWords(seconds: number): string {
  const [size, unit] = units.find(([size]) => seconds >= 1.5 * size) ?? [1, "second"];
  const n = Math.ceil(seconds / size);
  return `${n} ${unit}${n === 1 ? "" : "s"}`;
}
