import type { ReactNode } from "react";
import { Link } from "react-router";
import { Logo } from "../../components/logo.tsx";
import { Notice } from "../../components/notice.tsx";
import { t } from "../../language/t.ts";

/** Site data is blocked: public/before-paint.js has put something of its own in the place of the browser's storage. */
const keepsNothing = !(localStorage instanceof Storage);

type CredentialsPageProps = { title: string; lead: ReactNode; children: ReactNode };

/** The frame of sign-in and sign-up: one thing to do. It begins at a fixed height: what comes later moves nothing. */
export function CredentialsPage({ title, lead, children }: CredentialsPageProps) {
  return (
    <div className="flex min-h-dvh flex-col px-5 pt-[max(1.25rem,env(safe-area-inset-top))] pb-[max(2rem,env(safe-area-inset-bottom))]">
      <header>
        <Link to="/" className="inline-flex min-h-11 w-fit items-center rounded-control">
          <Logo />
        </Link>
      </header>
      <main className="mx-auto w-full max-w-form pt-8 pb-8 sm:pt-[12dvh]">
        <h1 className="text-title font-bold tracking-tight">{title}</h1>
        <div className="mt-2 text-note text-soft">{lead}</div>
        <div className="mt-7 grid gap-5">
          {keepsNothing ? (
            <Notice>{t("auth:nothingKept", { address: window.location.host })}</Notice>
          ) : null}
          {children}
        </div>
      </main>
    </div>
  );
}
