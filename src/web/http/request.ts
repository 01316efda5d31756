import type { z } from "zod";
import { type AccessState, readAccess } from "./access-token.ts";
import { refreshAccess } from "./refresh.ts";
import { failureFrom, RequestFailure } from "./request-failure.ts";

/** Milliseconds. */
const expiryMargin = 5_000;

export type Outgoing = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as they are, in the place of a body. */
  bytes?: Blob;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** For sign-in and sign-up: no token, and a 401 is an answer. */
  anonymous?: boolean;
};

/** Asks, and parses the body with the contract's schema. @throws RequestFailure */
export async function request<S extends z.ZodType>(
  path: string,
  schema: S,
  outgoing: Outgoing = {},
): Promise<z.output<S>> {
  const response = await openResponse(path, outgoing);
  return schema.parse(response.status === 204 ? undefined : await response.json());
}

/** The response itself, for streams. A 401 is answered with one refresh and one more try. @throws RequestFailure */
export async function openResponse(path: string, outgoing: Outgoing): Promise<Response> {
  if (!outgoing.anonymous && isAboutToExpire(readAccess())) await refreshAccess(tokenInHand());
  const used = tokenInHand();
  const first = await send(path, outgoing);
  if (first.ok) return first;
  if (first.status !== 401 || outgoing.anonymous) throw await failureFrom(first);
  if (!(await refreshAccess(used))) throw await failureFrom(first);
  const second = await send(path, outgoing);
  if (!second.ok) throw await failureFrom(second);
  return second;
}

function tokenInHand(): string | null {
  const access = readAccess();
  return access.status === "in" ? access.accessToken : null;
}

/** Asking for a new token first saves a refused round trip; a question is not to be sent twice for nothing. */
function isAboutToExpire(access: AccessState): boolean {
  return access.status === "in" && access.expiresAt - Date.now() < expiryMargin;
}

async function send(
  path: string,
  { body, bytes, signal, ...outgoing }: Outgoing,
): Promise<Response> {
  const access = readAccess();
  const headers = new Headers({ accept: "application/json", ...outgoing.headers });
  if (!outgoing.anonymous && access.status === "in") {
    headers.set("authorization", `Bearer ${access.accessToken}`);
  }
  if (body !== undefined) headers.set("content-type", "application/json");
  if (bytes) headers.set("content-type", "application/octet-stream");
  try {
    return await fetch(path, {
      method: outgoing.method ?? "GET",
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(bytes ? { body: bytes } : {}),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new RequestFailure(0, null, null, cause);
  }
}
