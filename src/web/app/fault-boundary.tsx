import { Component, type ReactNode } from "react";
import { Button } from "../components/button.tsx";

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
        <h1 className="text-title font-bold">This page could not be shown</h1>
        <p>What you asked is kept. Loading the page again usually helps.</p>
        <p className="text-note text-soft">
          If this may be an emergency, don't wait: call your local emergency number, 112 or 911 in
          most countries.
        </p>
        <Button onClick={() => window.location.reload()}>Load it again</Button>
      </main>
    );
  }
}
