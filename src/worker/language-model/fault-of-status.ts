/** What an HTTP status other than success says about a model's provider. */
import { ModelFault, type ModelFaultDetails } from "./language-model.ts";
import { type ResponseHeaders, readRetryAfter } from "./retry-after.ts";

/** `now` in epoch milliseconds, for a Retry-After that is a date. */
export function faultOfStatus(status: number, headers: ResponseHeaders, now: number): ModelFault {
  const details: ModelFaultDetails = { status };
  const retryAfterMs = readRetryAfter(headers, now);
  if (retryAfterMs !== undefined) details.retryAfterMs = retryAfterMs;
  if (status === 429) return new ModelFault("model_busy", details);
  if (status >= 500 || status === 408 || status === 409) {
    return new ModelFault("model_unavailable", details);
  }
  return new ModelFault(status >= 300 ? "model_refused" : "model_malformed", details);
}
