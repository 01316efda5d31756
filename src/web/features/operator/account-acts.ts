import { KeyRound, type LucideIcon, Trash2, UserCheck, UserCog, UserX } from "lucide-react";
import type { AccountChange } from "#contracts/operator.ts";

export type AccountAct = AccountChange | "erase";

export const actIcons: Record<AccountAct, LucideIcon> = {
  enable: UserCheck,
  "reset-2fa": KeyRound,
  promote: UserCog,
  demote: UserCog,
  disable: UserX,
  erase: Trash2,
};

export const actNames: Record<AccountAct, string> = {
  enable: "Let them in again",
  "reset-2fa": "Reset second step",
  promote: "Make operator",
  demote: "No longer operator",
  disable: "Disable",
  erase: "Delete",
};

/** What it does, before it is done. */
export const actEffects: Record<AccountAct, string> = {
  enable: "They can sign in again. Everything of theirs is as it was.",
  "reset-2fa":
    "Takes away their passkeys, their one-time codes and their recovery codes, and signs them out everywhere. Their password alone lets in then. Make sure that it is really they who ask: call them, or meet them.",
  promote:
    "They can invite, disable and delete people, you included. They don't see what people wrote either.",
  demote: "They can no longer invite, disable or delete people.",
  disable:
    "Signs them out everywhere at once and lets them in no more, until you let them in again. Nothing of theirs is deleted.",
  erase:
    "Deletes their account and everything that they wrote, for good. Nobody can bring it back.",
};
