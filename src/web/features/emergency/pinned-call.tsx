import { LogOut, Phone } from "lucide-react";
import { type RefObject, useEffect, useState } from "react";
import type { HelpNumber } from "#contracts/triage.ts";
import { classNames } from "../../components/class-names.ts";
import { t } from "../../language/t.ts";
import { telephone } from "./call-button.tsx";
import { leaveAtOnce } from "./leave-at-once.ts";

type PinnedCallProps = {
  number: HelpNumber;
  urgent: boolean;
  /** With a way out beside it. */
  leave: boolean;
  /** What it stands in for, once that has been scrolled away above. */
  calls: RefObject<HTMLElement | null>;
};

/**
 * The call button stays in reach however far the answer below was scrolled. It takes no room, and it is for eyes and
 * fingers alone: whoever listens or uses keys meets the card itself, once.
 */
export function PinnedCall({ number, urgent, leave, calls }: PinnedCallProps) {
  const away = useScrolledPast(calls);
  if (!away) return null;
  return (
    <div aria-hidden className="no-print sticky top-0 z-20 -mb-4 h-0">
      <div
        data-pinned-call
        className={classNames(
          "flex min-h-13 items-center gap-2 rounded-b-card px-4 py-1 shadow-float",
          urgent ? "bg-alarm text-on-alarm" : "border border-t-0 border-line bg-surface text-ink",
        )}
      >
        <a
          href={telephone(number)}
          tabIndex={-1}
          className="flex min-h-11 min-w-0 flex-1 items-center gap-3"
        >
          <Phone className="size-5 shrink-0 rtl:-scale-x-100" />
          <span className="font-bold">{t("emergency:call", { number: number.number })}</span>
          <span dir="auto" className="truncate text-note">
            {number.country ?? number.label}
          </span>
        </a>
        {leave ? (
          <button
            type="button"
            tabIndex={-1}
            onClick={leaveAtOnce}
            className="flex min-h-11 shrink-0 items-center gap-2 px-2 text-note"
          >
            <LogOut className="size-5 rtl:-scale-x-100" />
            {t("emergency:leaveNow")}
          </button>
        ) : null}
      </div>
    </div>
  );
}

function useScrolledPast(calls: RefObject<HTMLElement | null>): boolean {
  const [past, setPast] = useState(false);
  useEffect(() => {
    if (!calls.current) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry) return;
      const { isIntersecting, boundingClientRect, rootBounds } = entry;
      setPast(!isIntersecting && boundingClientRect.top < (rootBounds?.top ?? 0));
    });
    observer.observe(calls.current);
    return () => observer.disconnect();
  }, [calls]);
  return past;
}
