import { BookOpenText, House, Siren } from "lucide-react";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import type { Triage } from "#contracts/triage.ts";
import { Button, ButtonLink } from "../components/button.tsx";
import { Logo } from "../components/logo.tsx";
import { Notice } from "../components/notice.tsx";
import { Composer } from "../features/chat/composer.tsx";
import { keepDraft } from "../features/chat/drafts.ts";
import { TriageCard } from "../features/emergency/triage-card.tsx";
import { triageHere } from "../features/emergency/triage-here.ts";
import { t } from "../language/t.ts";

type Asked = {
  text: string;
  /** Null when the rules could not be had. */
  triage: Triage | "checking" | null;
};

/** For somebody who isn't signed in: the same box, the same emergency check, and honest words. */
export default function LandingPage() {
  const [asked, setAsked] = useState<Asked | null>(null);
  async function check(text: string) {
    // What is pressed is seen at once, however long the rules take to come.
    setAsked({ text, triage: "checking" });
    const triage = await triageHere(text);
    setAsked((now) => (now?.text === text ? { text, triage } : now));
    // A reload finds it in the box again.
    keepDraft("new", text);
  }
  return (
    <div className="flex min-h-dvh flex-col px-5 pt-[max(1.25rem,env(safe-area-inset-top))] pb-[max(2rem,env(safe-area-inset-bottom))]">
      <header className="flex items-center justify-between">
        <Logo />
        <ButtonLink to="/sign-in" look="plain">
          {t("asking:landing.signIn")}
        </ButtonLink>
      </header>
      <main className="mx-auto flex w-full max-w-measure flex-1 flex-col justify-center py-8">
        {asked ? <Checked {...asked} /> : <Invitation />}
        <Composer
          draftOf="new"
          placeholder={t(asked ? "asking:nextPlaceholder" : "asking:openPlaceholder")}
          onSend={(text) => void check(text)}
        />
        {asked ? null : <Promises />}
      </main>
      <footer className="mx-auto flex flex-wrap justify-center gap-x-6 text-small">
        <Link
          to="/emergency"
          className="inline-flex min-h-11 items-center underline underline-offset-4"
        >
          {t("emergency:pageTitle")}
        </Link>
        <Link
          to="/safety"
          className="inline-flex min-h-11 items-center underline underline-offset-4"
        >
          {t("asking:landing.safetyCard")}
        </Link>
      </footer>
    </div>
  );
}

function Invitation() {
  return (
    <>
      <h1 className="text-hero font-bold tracking-tight">{t("asking:landing.title")}</h1>
      <p className="mt-4 mb-7 text-soft">{t("asking:landing.lead")}</p>
    </>
  );
}

/** The card comes before everything else; the question waits until there is somebody to answer. */
function Checked({ text, triage }: Asked) {
  const navigate = useNavigate();
  function goOn(to: string) {
    keepDraft("new", text);
    void navigate(to);
  }
  return (
    <div className="mb-5 grid gap-4">
      <h1 className="sr-only">{t("asking:yourQuestion")}</h1>
      {triage === "checking" ? null : <Found triage={triage} />}
      <section className="rounded-card border border-line bg-surface p-5">
        <p
          dir="auto"
          className="line-clamp-3 border-s-3 border-line ps-3 text-note whitespace-pre-wrap"
        >
          {text}
        </p>
        <p className="mt-3 grid text-note text-soft">
          {triage === "checking" ? (
            <span role="status" className="[grid-area:1/1]">
              {t("asking:landing.checking")}
            </span>
          ) : null}
          {/* Its room is kept meanwhile, so that nothing moves. */}
          <span className={triage === "checking" ? "invisible [grid-area:1/1]" : "[grid-area:1/1]"}>
            {t("asking:landing.toBeAnswered")}
          </span>
        </p>
        <div className="mt-4 flex flex-wrap gap-2">
          <Button onClick={() => goOn("/sign-up")}>{t("asking:landing.createAccount")}</Button>
          <Button look="quiet" onClick={() => goOn("/sign-in")}>
            {t("asking:landing.signIn")}
          </Button>
        </div>
      </section>
    </div>
  );
}

function Found({ triage }: { triage: Triage | null }) {
  return triage ? <TriageCard triage={triage} announce /> : <Unchecked />;
}

function Unchecked() {
  return (
    <Notice kind="fault">
      <p>
        {t("emergency:rulesMissing")} {t("shared:emergencyElsewhere")}
      </p>
    </Notice>
  );
}

const promises = [
  { icon: Siren, text: "asking:landing.emergenciesFirst" },
  { icon: BookOpenText, text: "asking:landing.showsPassages" },
  { icon: House, text: "asking:landing.runsHere" },
] as const;

function Promises() {
  return (
    <ul className="mt-9 grid gap-4 sm:grid-cols-3">
      {promises.map(({ icon: Icon, text }) => (
        <li key={text} className="flex gap-3 text-note text-soft sm:flex-col sm:gap-2">
          <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
          {t(text)}
        </li>
      ))}
    </ul>
  );
}
