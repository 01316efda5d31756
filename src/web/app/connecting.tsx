import { useEffect, useState } from "react";
import { ButtonLink } from "../components/button.tsx";
import { Logo } from "../components/logo.tsx";
import { KeptHere } from "../features/chat/kept-here.tsx";
import { t } from "../language/t.ts";

/** Quick answers never see it. Milliseconds. */
const patience = 1_500;

/** While the browser asks whether it is still signed in. */
export function Connecting() {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), patience);
    return () => clearTimeout(timer);
  }, []);
  if (!slow) return null;
  return (
    <main className="mx-auto flex min-h-dvh max-w-form flex-col justify-center gap-4 px-5">
      <Logo />
      <div role="status">
        <h1 className="text-heading font-bold">{t("shell:connecting")}</h1>
      </div>
      <KeptHere />
      <p className="text-note text-soft">{t("shared:emergencyElsewhere")}</p>
      <ButtonLink to="/emergency" look="quiet" className="self-start">
        {t("emergency:pageTitle")}
      </ButtonLink>
    </main>
  );
}
