/** An invitation's token: `hinv1.<id>.<secret>`, 256 bits, stored only as SHA-256. */
import { randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { type InvitationId, invitationIdSchema } from "#contracts/ids.ts";
import { hashSecret } from "../auth/tokens/refresh-token.ts";

export type PresentedInvitation = { id: InvitationId; secretHash: string };

const prefix = "hinv1";

export function newInvitationToken(): PresentedInvitation & { token: string } {
  const id = invitationIdSchema.parse(uuidv7());
  const secret = randomBytes(32).toString("base64url");
  return { id, secretHash: hashSecret(secret), token: `${prefix}.${id}.${secret}` };
}

/** Null for what can't be one of ours. */
export function parseInvitationToken(text: string | undefined): PresentedInvitation | null {
  const [head, id, secret, ...rest] = (text ?? "").split(".");
  if (head !== prefix || rest.length > 0 || !secret || !/^[\w-]{43}$/.test(secret)) return null;
  const parsed = invitationIdSchema.safeParse(id);
  return parsed.success ? { id: parsed.data, secretHash: hashSecret(secret) } : null;
}
