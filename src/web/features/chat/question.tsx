import { useState } from "react";
import { classNames } from "../../components/class-names.ts";
import { t } from "../../language/t.ts";

type QuestionProps = { id: string; text: string };

/** Longer than this, a question is shortened, so that it can stay in sight above its answer. */
const shortText = 160;

/** The person's own words; they stay at the top while their answer is read. */
export function Question({ id, text }: QuestionProps) {
  const [whole, setWhole] = useState(false);
  const long = text.length > shortText || text.split("\n").length > 3;
  return (
    <div className="sticky top-0 z-10 -mx-4 bg-page px-4 py-2 sm:-mx-6 sm:px-6 print:static">
      <div className="ms-auto w-fit max-w-[92%] rounded-card rounded-ee-md bg-sunken px-4 py-2.5 text-note leading-6">
        <h2
          id={id}
          dir="auto"
          className={classNames(
            "whitespace-pre-wrap print:line-clamp-none",
            long && !whole && "line-clamp-2",
          )}
        >
          <span className="sr-only">{t("asking:youAsked")}</span>
          <bdi>{text}</bdi>
        </h2>
        {long ? (
          <button
            type="button"
            onClick={() => setWhole(!whole)}
            aria-expanded={whole}
            className="no-print min-h-6 text-small font-semibold text-accent underline underline-offset-2"
          >
            {t(whole ? "asking:showLess" : "asking:showAll")}
          </button>
        ) : null}
      </div>
    </div>
  );
}
