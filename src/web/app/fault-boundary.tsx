import { Component, type ReactNode } from "react";
import { Button, buttonClass } from "../components/button.tsx";
import { t } from "../language/t.ts";

type State = { broken: boolean };

/** Where the page itself fails, a person must still learn whom to call and how to go on. */
export class FaultBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="mx-auto flex min-h-dvh max-w-form flex-col justify-center gap-4 px-5">
        <h1 className="text-title font-bold">{t("shell:broken.title")}</h1>
        <p>{t("shell:broken.lead")}</p>
        <p className="text-note text-soft">{t("shared:emergencyElsewhere")}</p>
        {/* Loaded anew: what is broken here may be broken for every page of this load. */}
        <a href="/emergency" className={buttonClass("quiet", "self-start")}>
          {t("emergency:pageTitle")}
        </a>
        <Button onClick={() => window.location.reload()}>{t("shell:broken.again")}</Button>
      </main>
    );
  }
}
