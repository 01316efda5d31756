/** Names what went wrong on the way to a model. The error itself is dropped: it holds the prompt. */
import {
  APICallError,
  EmptyResponseBodyError,
  JSONParseError,
  TypeValidationError,
} from "@ai-sdk/provider";
import { faultOfStatus } from "./fault-of-status.ts";
import { ModelFault } from "./language-model.ts";

/** Before the first byte of the answer: HTTP statuses, connections that fail. `now` in epoch milliseconds. */
export function faultOfCall(error: unknown, now: number): ModelFault {
  if (isUnreadable(error)) return new ModelFault("model_malformed");
  if (!APICallError.isInstance(error) || error.statusCode === undefined) {
    return new ModelFault("model_unavailable");
  }
  return faultOfStatus(error.statusCode, error.responseHeaders ?? {}, now);
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
