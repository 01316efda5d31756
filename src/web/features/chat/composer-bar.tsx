import type { ReactNode } from "react";
import { t } from "../../language/t.ts";

/** The place of the composer at the foot of the page, clear of a phone's home bar. */
export function ComposerBar({ children }: { children: ReactNode }) {
  return (
    <div className="no-print relative mx-auto w-full max-w-[48rem] px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6">
      <div
        aria-hidden
        className="pointer-events-none absolute inset-x-0 -top-6 h-6 bg-linear-to-t from-page to-transparent"
      />
      <div className="relative">{children}</div>
      <p className="mt-2 text-center text-small text-soft">{t("asking:canBeWrong")}</p>
    </div>
  );
}
