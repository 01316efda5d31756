import { BookOpenText, House, Siren } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Triage } from "#contracts/triage.ts";
import { Button, ButtonLink } from "../components/button.tsx";
import { Logo } from "../components/logo.tsx";
import { Composer } from "../features/chat/composer.tsx";
import { keepDraft } from "../features/chat/drafts.ts";
import { TriageCard } from "../features/emergency/triage-card.tsx";
import { triageHere } from "../features/emergency/triage-here.ts";

/** For somebody who isn't signed in: the same box, the same emergency check, and honest words. */
export default function LandingPage() {
  const [asked, setAsked] = useState<string | null>(null);
  const [triage, setTriage] = useState<Triage | null>(null);
  async function check(text: string) {
    setTriage(await triageHere(text));
    setAsked(text);
  }
  return (
    <div className="flex min-h-dvh flex-col px-5 pt-[max(1.25rem,env(safe-area-inset-top))] pb-[max(2rem,env(safe-area-inset-bottom))]">
      <header className="flex items-center justify-between">
        <Logo />
        <ButtonLink to="/sign-in" look="plain">
          Sign in
        </ButtonLink>
      </header>
      <main className="mx-auto flex w-full max-w-measure flex-1 flex-col justify-center py-10">
        <h1 className="text-hero font-bold tracking-tight">
          Health questions, answered from sources you can read.
        </h1>
        <p className="mt-4 mb-7 text-soft">
          Ask in your own words. They are checked for emergencies first, here in your browser.
        </p>
        <Composer
          key={asked}
          draftOf="new"
          placeholder="What is going on?"
          onSend={(text) => void check(text)}
        />
        {asked === null ? <Promises /> : <Checked text={asked} triage={triage} />}
      </main>
    </div>
  );
}

function Checked({ text, triage }: { text: string; triage: Triage | null }) {
  const navigate = useNavigate();
  function goOn(to: string) {
    keepDraft("new", text);
    void navigate(to);
  }
  return (
    <div className="mt-5 grid gap-4">
      {triage ? <TriageCard triage={triage} announce /> : null}
      <div className="rounded-card border border-line bg-surface p-5">
        <p className="text-note">
          For an answer, please sign in: it is kept in your account, encrypted, on this server. Your
          question comes along.
        </p>
        <div className="mt-4 flex flex-wrap gap-2">
          <Button onClick={() => goOn("/sign-up")}>Create an account</Button>
          <Button look="quiet" onClick={() => goOn("/sign-in")}>
            Sign in
          </Button>
        </div>
      </div>
    </div>
  );
}

const promises = [
  { icon: Siren, text: "Emergencies first: the number to call, before any answer." },
  { icon: BookOpenText, text: "Every answer shows the passages that it rests on." },
  {
    icon: House,
    text: "It runs on this server. No clinician has reviewed it, and it can be wrong.",
  },
];

function Promises() {
  return (
    <ul className="mt-9 grid gap-4 sm:grid-cols-3">
      {promises.map(({ icon: Icon, text }) => (
        <li key={text} className="flex gap-3 text-note text-soft sm:flex-col sm:gap-2">
          <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
          {text}
        </li>
      ))}
    </ul>
  );
}
