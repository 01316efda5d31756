/** The only body that is read: JSON, of bounded depth, without the NUL character that no database text can hold. */
import type { GatewayApp } from "./app-types.ts";
import { ProblemError } from "./problem.ts";

export const bodyLimitBytes = 64 * 1024;
const depthLimit = 32;

export function readJsonBodies(app: GatewayApp): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>(
    "application/json",
    { parseAs: "string" },
    (request, text, done) => {
      // Some clients name the type without sending a body; the route's schema says whether one is needed.
      if (text === "") return done(null, undefined);
      void parse(request, text, (fault, body) => {
        if (fault) return done(new ProblemError("invalid_json"));
        done(findHarm(body), body);
      });
    },
  );
}

function findHarm(body: unknown): ProblemError | null {
  const open: { value: unknown; depth: number }[] = [{ value: body, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value === "string" && value.includes("\0")) {
      return new ProblemError("invalid_request", { detail: "The NUL character is not allowed." });
    }
    if (typeof value !== "object" || value === null) continue;
    if (depth === depthLimit) {
      return new ProblemError("invalid_request", { detail: `Nested deeper than ${depthLimit}.` });
    }
    for (const inner of Object.values(value)) open.push({ value: inner, depth: depth + 1 });
  }
  return null;
}
