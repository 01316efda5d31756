import {
  ChevronsUpDown,
  Footprints,
  LogOut,
  MonitorSmartphone,
  ShieldCheck,
  SquarePen,
  UserRound,
  UserRoundCog,
} from "lucide-react";
import { useNavigate } from "react-router";
import { ButtonLink } from "../components/button.tsx";
import { Logo } from "../components/logo.tsx";
import { Menu, MenuItem } from "../components/menu.tsx";
import { useMe } from "../features/auth/requests/me.ts";
import { useSignOut } from "../features/auth/requests/sign-out.ts";
import { SessionList } from "../features/chat/session-list.tsx";
import { t } from "../language/t.ts";
import { TextSizePicker } from "./text-size-picker.tsx";
import { ThemePicker } from "./theme-picker.tsx";

/** @param onPick closes the drawer that it may stand in */
export function Sidebar({ onPick }: { onPick(): void }) {
  return (
    <div className="flex min-h-0 w-full flex-1 flex-col pt-[env(safe-area-inset-top)]">
      <div className="px-4 pt-4 pb-3">
        <Logo />
      </div>
      <div className="px-3 pb-3">
        <ButtonLink to="/chat" look="quiet" className="w-full justify-start" onClick={onPick}>
          <SquarePen aria-hidden className="size-5" />
          New chat
        </ButtonLink>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-3">
        <SessionList onPick={onPick} />
      </div>
      <div className="border-t border-line p-2">
        <AccountMenu onPick={onPick} />
      </div>
    </div>
  );
}

function AccountMenu({ onPick }: { onPick(): void }) {
  const me = useMe();
  const navigate = useNavigate();
  const signOut = useSignOut();
  function go(to: string) {
    onPick();
    void navigate(to);
  }
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className="flex min-h-12 w-full items-center gap-3 rounded-control px-3 text-start text-note hover:bg-page data-[state=open]:bg-page"
        >
          <UserRound aria-hidden className="size-5 shrink-0 text-soft" />
          <span className="min-w-0 flex-1 truncate">
            {me.data?.name ?? me.data?.email ?? "Account"}
          </span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-soft" />
        </button>
      }
    >
      <MenuItem icon={<UserRound />} onSelect={() => go("/profile")}>
        About you
      </MenuItem>
      <MenuItem icon={<MonitorSmartphone />} onSelect={() => go("/devices")}>
        Devices
      </MenuItem>
      <MenuItem icon={<UserRoundCog />} onSelect={() => go("/account")}>
        Account
      </MenuItem>
      <MenuItem icon={<Footprints />} onSelect={() => go("/welcome")}>
        {t("welcome:steps.page")}
      </MenuItem>
      <MenuItem icon={<ShieldCheck />} onSelect={() => go("/safety")}>
        Safety card
      </MenuItem>
      <ThemePicker />
      <TextSizePicker />
      <MenuItem icon={<LogOut />} onSelect={() => signOut.mutate()}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
