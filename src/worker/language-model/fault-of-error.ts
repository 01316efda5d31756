/** Names what went wrong on the way to a model. The error itself is dropped: it holds the prompt. */
import {
  APICallError,
  EmptyResponseBodyError,
  JSONParseError,
  TypeValidationError,
} from "@ai-sdk/provider";
import { ModelFault, type ModelFaultDetails } from "./language-model.ts";

/** Before the first byte of the answer: HTTP statuses, connections that fail. `now` in epoch milliseconds. */
export function faultOfCall(error: unknown, now: number): ModelFault {
  if (isUnreadable(error)) return new ModelFault("model_malformed");
  if (!APICallError.isInstance(error)) return new ModelFault("model_unavailable");
  const details = callDetails(error, now);
  const status = error.statusCode;
  if (status === 429) return new ModelFault("model_busy", details);
  if (status === undefined || status >= 500 || status === 408 || status === 409) {
    return new ModelFault("model_unavailable", details);
  }
  return new ModelFault(status >= 400 ? "model_refused" : "model_malformed", details);
}

/** After it: events that can't be read, a cut connection, or a fault that the provider tells in the stream. */
export function faultOfStream(error: unknown): ModelFault {
  if (isUnreadable(error)) return new ModelFault("model_malformed");
  // A provider's own fault comes as it stood in the event; the SDK's errors mean that the stream broke off.
  return new ModelFault(error instanceof Error ? "model_cut" : "model_unavailable");
}

const isUnreadable = (error: unknown): boolean =>
  JSONParseError.isInstance(error) ||
  TypeValidationError.isInstance(error) ||
  EmptyResponseBodyError.isInstance(error);

function callDetails(error: APICallError, now: number): ModelFaultDetails {
  const details: ModelFaultDetails = {};
  if (error.statusCode !== undefined) details.status = error.statusCode;
  const retryAfterMs = readRetryAfter(error.responseHeaders ?? {}, now);
  if (retryAfterMs !== undefined) details.retryAfterMs = retryAfterMs;
  return details;
}

/** Seconds or an HTTP date (RFC 9110, 10.2.3), or milliseconds as OpenAI and Anthropic also send them. */
function readRetryAfter(headers: Record<string, string>, now: number): number | undefined {
  const milliseconds = Number.parseFloat(headers["retry-after-ms"] ?? "");
  if (milliseconds >= 0) return Math.ceil(milliseconds);
  const text = headers["retry-after"]?.trim();
  if (text === undefined || text === "") return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
