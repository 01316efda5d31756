import { type FormEvent, useState } from "react";
import { Link, useLocation } from "react-router";
import { z } from "zod";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { TextField } from "../../components/text-field.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { CredentialsPage } from "./credentials-page.tsx";
import { LinkAsked } from "./link-asked.tsx";
import { useAskByEmail } from "./requests/ask-by-email.ts";

type AskByEmailPageProps = {
  wanted: Parameters<typeof useAskByEmail>[0];
  title: string;
  lead: string;
};

/** What a link to the page may bring along: the e-mail that was typed where it stands. */
const typedEmailSchema = z.string().catch("");

/** Asks for a link with an e-mail alone. */
export function AskByEmailPage({ wanted, title, lead }: AskByEmailPageProps) {
  const typedBefore = typedEmailSchema.parse(useLocation().state);
  const [email, setEmail] = useState(typedBefore);
  const ask = useAskByEmail(wanted);
  function submit(event: FormEvent) {
    event.preventDefault();
    ask.mutate(email);
  }
  const back = <PlainLink to="/sign-in">{t("auth:signIn.back")}</PlainLink>;
  if (ask.data) {
    return (
      <LinkAsked email={email} link={ask.data.link}>
        {back}
      </LinkAsked>
    );
  }
  return (
    <CredentialsPage title={title} lead={<p>{lead}</p>}>
      {ask.error ? <Notice kind="fault">{sentenceFor(ask.error)}</Notice> : null}
      <form onSubmit={submit} className="grid gap-5">
        <TextField
          label={t("shared:email")}
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          required
        />
        <Button type="submit" className="min-h-12" disabled={ask.isPending}>
          {ask.isPending ? t("shared:oneMoment") : t("auth:askForLink")}
        </Button>
      </form>
      {back}
    </CredentialsPage>
  );
}

type PlainLinkProps = { to: string; children: string; state?: string };

export function PlainLink({ to, children, state }: PlainLinkProps) {
  return (
    <Link
      to={to}
      state={state}
      className="inline-flex min-h-11 w-fit items-center text-note text-accent underline underline-offset-4"
    >
      {children}
    </Link>
  );
}
