import { Ellipsis } from "lucide-react";
import { useState } from "react";
import type { AccountChange, AccountSummary } from "#contracts/operator.ts";
import { IconButton } from "../../components/button.tsx";
import { Menu, MenuItem } from "../../components/menu.tsx";
import { inDay } from "../../language/formats.ts";
import { t } from "../../language/t.ts";
import { type AccountAct, actIcons, actName } from "./account-acts.ts";
import { ConfirmAct } from "./confirm-act.tsx";

type PersonRowProps = { person: AccountSummary; isMe: boolean };

export function PersonRow({ person, isMe }: PersonRowProps) {
  const [asked, setAsked] = useState<AccountAct | null>(null);
  const called = person.name ?? person.email;
  return (
    <li className="flex items-center gap-3 py-3 ps-4 pe-2">
      <div className="min-w-0 flex-1">
        <p dir="auto" className="wrap-anywhere text-note font-semibold">
          {called}
          {isMe ? <span className="font-normal text-soft"> {t("operator:people.you")}</span> : null}
        </p>
        {person.name === null ? null : (
          <p className="wrap-anywhere text-small text-soft">{person.email}</p>
        )}
        <p className="text-small text-soft">{describe(person)}</p>
      </div>
      <Menu
        trigger={
          <IconButton label={t("operator:people.what", { name: called })}>
            <Ellipsis aria-hidden className="size-5" />
          </IconButton>
        }
      >
        {actsFor(person).map((act) => {
          const Icon = actIcons[act];
          return (
            <MenuItem key={act} icon={<Icon />} onSelect={() => setAsked(act)}>
              {actName(act)}
            </MenuItem>
          );
        })}
      </Menu>
      <ConfirmAct person={person} act={asked} onClose={() => setAsked(null)} />
    </li>
  );
}

const states: Record<AccountSummary["state"], string | null> = {
  active: null,
  disabled: t("operator:people.disabled"),
  unverified: t("operator:people.unverified"),
};

function describe(person: AccountSummary): string {
  return [
    states[person.state],
    person.role === "operator" ? t("operator:people.operator") : null,
    person.secondFactor ? t("operator:people.twoSteps") : null,
    person.lastSeenOn === null
      ? t("operator:people.neverHere")
      : t("operator:people.lastHere", { day: inDay(`${person.lastSeenOn}T12:00:00`) }),
  ]
    .filter((part) => part !== null)
    .join(" · ");
}

function actsFor({ state, role, secondFactor }: AccountSummary): AccountAct[] {
  const changes: Record<AccountChange, boolean> = {
    enable: state === "disabled",
    "reset-2fa": secondFactor,
    promote: state === "active" && role === "person",
    demote: role === "operator",
    disable: state === "active",
  };
  const order = ["enable", "reset-2fa", "promote", "demote", "disable"] as const;
  return [...order.filter((change) => changes[change]), "erase"];
}
