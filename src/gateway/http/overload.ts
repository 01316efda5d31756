/**
 * Refuses with 503 and Retry-After before this process falls over: when more requests are under way than it can hold,
 * or when its event loop has been late for seconds. A refusal costs a tenth of an answer. It comes once the body is
 * read and before anything is looked up, so that a refused question is triaged all the same. Streams that are open
 * count as nothing here: they are cheap, and their readers would only come back.
 */
import type { ServerResponse } from "node:http";
import type { GatewayApp } from "./app-types.ts";
import { ProblemError } from "./problem.ts";

const sampleEveryMs = 500;
const lateMs = 1000;
/** One long turn is no overload. */
const lateSamplesInARow = 3;
/** When those who were refused come back, spread out. */
const comeBackAfterMs = 1000;
const comeBackWithinMs = 4000;

export type OverloadLimits = {
  requestsUnderWay: number;
  openStreams: () => number;
};

/** The returned function ends it. */
export function refuseWhenOverloaded(
  app: GatewayApp,
  { requestsUnderWay, openStreams }: OverloadLimits,
): () => void {
  let unanswered = 0;
  const over = () => {
    unanswered -= 1;
  };
  app.server.on("request", (_request, response: ServerResponse) => {
    unanswered += 1;
    response.once("close", over);
  });
  const lateness = watchLateness();
  app.addHook("preValidation", async (request) => {
    if (!request.url.startsWith("/api/")) return;
    if (unanswered - openStreams() <= requestsUnderWay && !lateness.tooMuch()) return;
    throw new ProblemError("unavailable", {
      detail: "There are too many requests under way.",
      retryAfterMs: comeBackAfterMs + Math.random() * comeBackWithinMs,
    });
  });
  return lateness.close;
}

function watchLateness(): { tooMuch(): boolean; close(): void } {
  let expectedAt = performance.now() + sampleEveryMs;
  let lateSamples = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    lateSamples = now - expectedAt > lateMs ? lateSamples + 1 : 0;
    expectedAt = now + sampleEveryMs;
  }, sampleEveryMs).unref();
  return { tooMuch: () => lateSamples >= lateSamplesInARow, close: () => clearInterval(timer) };
}
