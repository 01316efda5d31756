import { type FormEvent, useState } from "react";
import { Link } from "react-router";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { TextField } from "../../components/text-field.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { CredentialsPage } from "./credentials-page.tsx";
import { LinkAsked } from "./link-asked.tsx";
import { useAskByEmail } from "./requests/ask-by-email.ts";

type AskByEmailPageProps = {
  wanted: Parameters<typeof useAskByEmail>[0];
  title: string;
  lead: string;
};

/** Asks for a link with an e-mail alone. */
export function AskByEmailPage({ wanted, title, lead }: AskByEmailPageProps) {
  const [email, setEmail] = useState("");
  const ask = useAskByEmail(wanted);
  function submit(event: FormEvent) {
    event.preventDefault();
    ask.mutate(email);
  }
  if (ask.data) return <LinkAsked email={email} link={ask.data.link} />;
  return (
    <CredentialsPage title={title} lead={<p>{lead}</p>}>
      {ask.error ? <Notice kind="fault">{sentenceFor(ask.error)}</Notice> : null}
      <form onSubmit={submit} className="grid gap-5">
        <TextField
          label="E-mail"
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          required
        />
        <Button type="submit" className="min-h-12" disabled={ask.isPending}>
          {ask.isPending ? "One moment…" : "Ask for a link"}
        </Button>
      </form>
      <PlainLink to="/sign-in">Back to sign-in</PlainLink>
    </CredentialsPage>
  );
}

export function PlainLink({ to, children }: { to: string; children: string }) {
  return (
    <Link
      to={to}
      className="inline-flex min-h-11 w-fit items-center text-note text-accent underline underline-offset-4"
    >
      {children}
    </Link>
  );
}
