/** The `traceparent` of W3C Trace Context (section 3.2): `00-<trace id>-<span id>-<flags>`, in lower-case hex. */
export type SpanPlace = { traceId: string; spanId: string; traceFlags: number };

const pattern = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** Null for what isn't one. Ids of zeros alone, which the recommendation forbids, are for the caller to refuse. */
export function parseTraceparent(text: string): (SpanPlace & { isRemote: true }) | null {
  const [, traceId, spanId, flags] = pattern.exec(text) ?? [];
  if (!traceId || !spanId || !flags) return null;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
}

export function formatTraceparent({ traceId, spanId, traceFlags }: SpanPlace): string {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, "0")}`;
}
