import {
  ChevronsUpDown,
  Footprints,
  LogOut,
  MonitorSmartphone,
  Phone,
  ShieldCheck,
  UserRound,
  UserRoundCog,
} from "lucide-react";
import { useNavigate } from "react-router";
import { Menu, MenuItem } from "../components/menu.tsx";
import { useMe } from "../features/auth/requests/me.ts";
import { useSignOut } from "../features/auth/requests/sign-out.ts";
import { useBeforeSignOut } from "../features/chat/before-sign-out.tsx";
import { t } from "../language/t.ts";
import { TextSizePicker } from "./text-size-picker.tsx";
import { ThemePicker } from "./theme-picker.tsx";

/** @param onPick closes the drawer that it may stand in */
export function AccountMenu({ onPick }: { onPick(): void }) {
  const me = useMe();
  const navigate = useNavigate();
  const { mutate } = useSignOut();
  const { signOut, question } = useBeforeSignOut(mutate);
  function go(to: string) {
    onPick();
    void navigate(to);
  }
  return (
    <>
      <Menu
        align="start"
        trigger={
          <button
            type="button"
            className="flex min-h-12 w-full items-center gap-3 rounded-control px-3 text-start text-note hover:bg-page data-[state=open]:bg-page"
          >
            <UserRound aria-hidden className="size-5 shrink-0 text-soft" />
            <span dir="auto" className="min-w-0 flex-1 truncate text-start">
              {me.data?.name ?? me.data?.email ?? t("shell:accountMenu.account")}
            </span>
            <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-soft" />
          </button>
        }
      >
        <MenuItem icon={<UserRound />} onSelect={() => go("/profile")}>
          {t("shell:accountMenu.aboutYou")}
        </MenuItem>
        <MenuItem icon={<MonitorSmartphone />} onSelect={() => go("/devices")}>
          {t("shell:tabs.devices")}
        </MenuItem>
        <MenuItem icon={<UserRoundCog />} onSelect={() => go("/account")}>
          {t("shell:accountMenu.account")}
        </MenuItem>
        <MenuItem icon={<Footprints />} onSelect={() => go("/welcome")}>
          {t("welcome:steps.page")}
        </MenuItem>
        <MenuItem icon={<Phone />} onSelect={() => go("/emergency")}>
          {t("emergency:pageTitle")}
        </MenuItem>
        <MenuItem icon={<ShieldCheck />} onSelect={() => go("/safety")}>
          {t("shell:accountMenu.safetyCard")}
        </MenuItem>
        <ThemePicker />
        <TextSizePicker />
        <MenuItem icon={<LogOut />} onSelect={signOut}>
          {t("shell:accountMenu.signOut")}
        </MenuItem>
      </Menu>
      {question}
    </>
  );
}
