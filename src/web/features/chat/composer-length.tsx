import { useState } from "react";
import { messageTextLimit } from "#contracts/chat.ts";
import { classNames } from "../../components/class-names.ts";
import { inNumber } from "../../language/formats.ts";
import { t } from "../../language/t.ts";
import { shorten } from "./shorten.ts";

/** From here on the characters left are counted aloud. */
const nearLimit = messageTextLimit - 400;

type ComposerLengthProps = { id: string; text: string; onChange(text: string): void };

/** How much room is left; what is too long is kept whole, and made to fit only when that is asked for. */
export function ComposerLength({ id, text, onChange }: ComposerLengthProps) {
  const [rest, setRest] = useState<string | null>(null);
  if (rest !== null && text === "") setRest(null);
  const left = messageTextLimit - text.trim().length;
  const shown = text.length >= nearLimit;
  function makeFit() {
    const parts = shorten(text, messageTextLimit);
    setRest(parts.rest);
    onChange(parts.kept);
  }
  function putBack() {
    onChange(`${text}\n${rest ?? ""}`);
    setRest(null);
  }
  return (
    <>
      <div className={shown ? "flex flex-wrap items-center justify-end gap-x-3 px-4 pb-1" : ""}>
        <p
          id={id}
          aria-live="polite"
          className={classNames(shown ? "text-small" : "sr-only", left < 0 && "font-bold")}
        >
          {shown ? lengthWords(left) : ""}
        </p>
        {left < 0 ? <Small onClick={makeFit}>{t("asking:makeFit")}</Small> : null}
      </div>
      {rest !== null && left >= 0 ? (
        <div className="px-4 pb-2 text-small">
          <p role="status">
            {rest === ""
              ? t("asking:emptyLinesTaken")
              : t("asking:endTaken", { count: rest.length, n: inNumber(rest.length) })}
          </p>
          {rest === "" ? null : (
            <>
              <p dir="auto" className="mt-1 max-h-20 overflow-y-auto whitespace-pre-wrap text-soft">
                {rest}
              </p>
              <Small onClick={putBack}>{t("asking:putBack")}</Small>
            </>
          )}
        </div>
      ) : null}
    </>
  );
}

function lengthWords(left: number): string {
  if (left >= 0) return t("asking:left", { count: left, n: inNumber(left) });
  const over = { count: -left, n: inNumber(-left), limit: inNumber(messageTextLimit) };
  return t("asking:tooLong", over);
}

function Small({ onClick, children }: { onClick(): void; children: string }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="min-h-11 text-small font-semibold text-accent underline underline-offset-4"
    >
      {children}
    </button>
  );
}
