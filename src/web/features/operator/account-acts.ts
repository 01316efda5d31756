import { KeyRound, type LucideIcon, Trash2, UserCheck, UserCog, UserX } from "lucide-react";
import type { AccountChange } from "#contracts/operator.ts";
import { t } from "../../language/t.ts";

export type AccountAct = AccountChange | "erase";

export const actIcons: Record<AccountAct, LucideIcon> = {
  enable: UserCheck,
  "reset-2fa": KeyRound,
  promote: UserCog,
  demote: UserCog,
  disable: UserX,
  erase: Trash2,
};

export const actName = (act: AccountAct): string => t(`operator:act.name.${act}`);

/** What it does, before it is done. */
export const actEffect = (act: AccountAct): string => t(`operator:act.effect.${act}`);
