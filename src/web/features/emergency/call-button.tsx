import { Phone } from "lucide-react";
import type { HelpNumber } from "#contracts/triage.ts";
import { classNames } from "../../components/class-names.ts";
import { t } from "../../language/t.ts";

type CallButtonProps = { number: HelpNumber; urgent: boolean };

/** One tap calls. The country stands beside the number, because a number is right in one place only. */
export function CallButton({ number, urgent }: CallButtonProps) {
  return (
    <a
      href={telephone(number)}
      className={classNames(
        "flex min-h-14 w-full items-center gap-3.5 rounded-control px-4 py-2.5 transition-colors",
        urgent
          ? "bg-alarm text-on-alarm hover:bg-alarm-strong"
          : "border border-edge bg-surface text-ink hover:bg-sunken",
      )}
    >
      <Phone aria-hidden className="size-6 shrink-0 rtl:-scale-x-100" />
      <span className="min-w-0 flex-1">
        <span className="block text-lead leading-6 font-bold">
          {t("emergency:call", { number: number.number })}
        </span>
        <span dir="auto" className="block text-start text-note leading-5">
          {labelled(number)}
        </span>
      </span>
    </a>
  );
}

export function telephone({ number }: HelpNumber): string {
  return `tel:${number.replaceAll(/[^\d+*#]/g, "")}`;
}

function labelled({ label, country }: HelpNumber): string {
  return country === null || label.includes(country)
    ? label
    : t("emergency:numberOf", { label, country });
}
