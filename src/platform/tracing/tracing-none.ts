/** No tracing: one span for everything, which does nothing. */
import type { Span, Tracing } from "./tracing.ts";

export const noSpan: Span = {
  recorded: false,
  traceparent: null,
  child: () => noSpan,
  set: () => undefined,
  note: () => undefined,
  fail: () => undefined,
  end: () => undefined,
  during: (work) => work,
};

export const noTracing: Tracing = {
  on: false,
  start: () => noSpan,
  close: async () => undefined,
};
