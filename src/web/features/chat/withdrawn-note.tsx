import type { ShownCitation } from "#contracts/chat.ts";
import { Notice } from "../../components/notice.tsx";
import { t } from "../../language/t.ts";

/** Calm and plain: an older answer isn't wrong because its page was taken down, but it should not be relied on. */
export function WithdrawnNote({ citations }: { citations: readonly ShownCitation[] }) {
  const gone = citations.filter(({ withdrawn }) => withdrawn === true);
  const changed = citations.filter(({ withdrawn }) => withdrawn === "changed");
  if (gone.length + changed.length === 0) return null;
  return (
    <Notice>
      <p className="font-semibold">{t("reading:withdrawn.changed")}</p>
      <p className="mt-0.5">
        {[
          gone.length > 0 && t("reading:withdrawn.out", { sources: numbersOf(gone) }),
          changed.length > 0 && t("reading:withdrawn.other", { sources: numbersOf(changed) }),
        ]
          .filter(Boolean)
          .join(" ")}{" "}
        {t("reading:withdrawn.advice")}
      </p>
    </Notice>
  );
}

const numbersOf = (citations: readonly ShownCitation[]) =>
  citations.map(({ n, title }) => `[${n}] ${title}`).join(", ");
