import type { ReactNode } from "react";

/** The place of the composer at the foot of the page, clear of a phone's home bar. */
export function ComposerBar({ children }: { children: ReactNode }) {
  return (
    <div className="no-print mx-auto w-full max-w-[48rem] px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6">
      {children}
      <p className="mt-2 text-center text-small text-soft">
        Healify can be wrong and doesn't replace a clinician.
      </p>
    </div>
  );
}
