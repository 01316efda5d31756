import { Pill } from "lucide-react";
import type { ShownContext } from "#contracts/question-context.ts";
import { t } from "../../language/t.ts";
import { MedicineNotes } from "./medicine-notes.tsx";

/** Before an answer: whom the question was said to be about, and what a medicine in it meets. */
export function QuestionContext({ context }: { context: ShownContext | null }) {
  if (!context) return null;
  const { about, readAs, medicineNotes } = context;
  return (
    <>
      {about ? (
        <p className="-mt-2 text-end text-small text-soft">{aboutWords(about.name, readAs)}</p>
      ) : null}
      {medicineNotes.length > 0 ? (
        <section
          aria-label={t("profile:context.name")}
          data-card="medicines"
          className="grid gap-2"
        >
          <h3 className="flex items-center gap-2 font-semibold">
            <Pill aria-hidden className="size-5 text-soft" />
            {t("profile:context.name")}
          </h3>
          <MedicineNotes notes={medicineNotes} />
          <p className="text-small text-soft">
            {about && readAs !== "self"
              ? t("profile:context.fromPerson", { name: about.name, limits })
              : t("profile:context.fromProfile", { limits })}
          </p>
        </section>
      ) : null}
    </>
  );
}

const limits = t("profile:context.limits");

/** Who was chosen and who the words speak of may differ: then it is said, so that it can be put right. */
function aboutWords(name: string, readAs: ShownContext["readAs"]): string {
  if (readAs === "self") return t("profile:context.readAsSelf", { name });
  if (readAs === "unclear") return t("profile:context.readAsUnclear", { name });
  return t("profile:context.about", { name });
}
