import type { ReactNode } from "react";
import { Button, ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { RequestFailure, sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { CredentialsPage } from "./credentials-page.tsx";
import { type MailLink, useFollowMailLink } from "./requests/follow-mail-link.ts";
import { useMailToken } from "./use-mail-token.ts";

type Words = {
  title: string;
  lead: string;
  press: string;
  done: string;
  after: string;
  next: ReactNode;
  /** Shown when the link is over. */
  instead?: ReactNode;
};

/** Where a link in a mail leads. A press is asked for, because mail scanners open links too. */
export function MailLinkPage({ link, words }: { link: MailLink; words: Words }) {
  const token = useMailToken();
  const follow = useFollowMailLink(link);
  if (follow.isSuccess) {
    return (
      <CredentialsPage title={words.done} lead={<p>{words.after}</p>}>
        {words.next}
      </CredentialsPage>
    );
  }
  return (
    <CredentialsPage title={words.title} lead={<p>{words.lead}</p>}>
      {follow.error ? <Notice kind="fault">{sentenceFor(follow.error)}</Notice> : null}
      {follow.error ? words.instead : null}
      {token === null ? (
        <Notice kind="fault">{t("auth:linkIncomplete")}</Notice>
      ) : isOver(follow.error) ? null : (
        <Button
          className="min-h-12"
          disabled={follow.isPending}
          onClick={() => follow.mutate(token)}
        >
          {follow.isPending ? t("shared:oneMoment") : words.press}
        </Button>
      )}
    </CredentialsPage>
  );
}

function isOver(fault: unknown): boolean {
  return fault instanceof RequestFailure && fault.problem?.code === "invalid_link";
}

export const toSignIn = (
  <ButtonLink to="/sign-in" className="min-h-12">
    {t("auth:signIn.title")}
  </ButtonLink>
);
