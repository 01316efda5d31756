import { Mail } from "lucide-react";
import { type FormEvent, useState } from "react";
import { defaultInvitationDays, type Invitation } from "#contracts/operator.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { TextField } from "../../components/text-field.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { inDay } from "../../language/formats.ts";
import { t } from "../../language/t.ts";
import { Trans } from "../../language/trans.tsx";
import { useWaysIn } from "../provider/requests/ways-in.ts";
import { Section } from "../security/section.tsx";
import { InvitationLink } from "./invitation-link.tsx";
import { useInvitations, useInvite, useWithdrawInvitation } from "./requests/people.ts";

export function InvitationSection() {
  const invitations = useInvitations();
  const invite = useInvite();
  const [email, setEmail] = useState("");
  function submit(event: FormEvent) {
    event.preventDefault();
    invite.mutate(email.trim() === "" ? {} : { email }, { onSuccess: () => setEmail("") });
  }
  const fault = invitations.error ?? invite.error;
  return (
    <Section
      title={t("operator:invitations.title")}
      about={t("operator:invitations.about", { count: defaultInvitationDays })}
    >
      <div className="grid gap-5">
        <WhetherNeeded />
        {fault ? <Notice kind="fault">{sentenceFor(fault)}</Notice> : null}
        <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
          <TextField
            className="min-w-56 flex-1"
            label={t("operator:invitations.onlyFor")}
            type="email"
            autoComplete="off"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <Button type="submit" look="quiet" className="min-h-12" disabled={invite.isPending}>
            {t("operator:invitations.make")}
          </Button>
        </form>
        {invite.data ? <InvitationLink link={invite.data.link} /> : null}
        {invitations.data && invitations.data.items.length > 0 ? (
          <ul className="divide-y divide-line rounded-card border border-line bg-surface">
            {invitations.data.items.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} />
            ))}
          </ul>
        ) : null}
      </div>
    </Section>
  );
}

function WhetherNeeded() {
  const signUp = useWaysIn().data?.signUp;
  if (signUp === "closed") {
    return (
      <Notice>
        <Trans i18nKey="operator:invitations.closed" components={{ setting: <code /> }} />
      </Notice>
    );
  }
  if (signUp !== "open") return null;
  return (
    <Notice>
      <Trans i18nKey="operator:invitations.everybody" components={{ setting: <code /> }} />
    </Notice>
  );
}

/** `healify start --phones` makes those that let several people in. */
function stateOf({ state, usesLeft }: Invitation): string {
  if (state === "open") return t("operator:invitations.open", { count: usesLeft });
  return t(state === "used" ? "operator:invitations.used" : "operator:invitations.over");
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const withdraw = useWithdrawInvitation();
  const days = { made: inDay(invitation.createdAt), until: inDay(invitation.expiresAt) };
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3">
      <Mail aria-hidden className="size-5 shrink-0 text-soft" />
      <p className="min-w-0 flex-1 text-note">
        {stateOf(invitation)}
        <span className="block text-small text-soft">
          {invitation.forOneAddress
            ? t("operator:invitations.oneAddress", days)
            : t("operator:invitations.anyAddress", days)}
        </span>
      </p>
      <Button
        look="plain"
        disabled={withdraw.isPending}
        onClick={() => withdraw.mutate(invitation.id)}
      >
        {invitation.state === "open" ? t("operator:invitations.withdraw") : t("shared:remove")}
      </Button>
      {withdraw.error ? <Notice kind="fault">{sentenceFor(withdraw.error)}</Notice> : null}
    </li>
  );
}
