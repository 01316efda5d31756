/**
 * The host name that passkeys are bound to, and the one origin that may use them: of HEALIFY_PUBLIC_URL, else of the
 * asked host where that is this very machine. Another Host header must never choose it. Browsers have passkeys on
 * https and localhost alone, and never for an address of numbers (WebAuthn level 3, section 5.1.2).
 */
import { isIP } from "node:net";
import type { FastifyRequest } from "fastify";
import type { GatewayConfig } from "../../config.ts";
import { ProblemError } from "../../http/problem.ts";

export type RelyingParty = { id: string; origin: string };

/** Throws `passkeys_unavailable`, which says where they are available. */
export function relyingPartyOf(
  { publicUrl }: Pick<GatewayConfig, "publicUrl">,
  request: Pick<FastifyRequest, "protocol" | "host">,
): RelyingParty {
  const { hostname, origin, protocol } = new URL(
    publicUrl ?? `${request.protocol}://${request.host}`,
  );
  if (isThisMachine(hostname)) return { id: hostname, origin };
  if (publicUrl === null) throw unavailable(thisMachineOnly);
  if (protocol !== "https:" || isIP(hostname.replaceAll(/[[\]]/g, "")) > 0) {
    throw unavailable(httpsOnly);
  }
  return { id: hostname, origin };
}

const isThisMachine = (hostname: string) =>
  hostname === "localhost" || hostname.endsWith(".localhost");

const unavailable = (detail: string) => new ProblemError("passkeys_unavailable", { detail });
const thisMachineOnly =
  "Open Healify at http://localhost on the machine that it runs on, or let whoever runs it set HEALIFY_PUBLIC_URL to an https address.";
const httpsOnly = "They need an https address with a name.";
