/** How long a provider asks us to wait. */

/** As HTTP gives them: names in lower case. */
export type ResponseHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Milliseconds; undefined when nothing was asked. Seconds or an HTTP date (RFC 9110, 10.2.3), or milliseconds as OpenAI
 * and Anthropic also send them. `now` in epoch milliseconds.
 */
export function readRetryAfter(headers: ResponseHeaders, now: number): number | undefined {
  const milliseconds = Number.parseFloat(textOf(headers["retry-after-ms"]));
  if (milliseconds >= 0) return Math.ceil(milliseconds);
  const text = textOf(headers["retry-after"]).trim();
  if (text === "") return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

const textOf = (value: string | readonly string[] | undefined): string => value?.toString() ?? "";
