import { Pill } from "lucide-react";
import type { ShownContext } from "#contracts/question-context.ts";
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
        <section aria-label="Please ask first" data-card="medicines" className="grid gap-2">
          <h3 className="flex items-center gap-2 font-semibold">
            <Pill aria-hidden className="size-5 text-soft" />
            Please ask first
          </h3>
          <MedicineNotes notes={medicineNotes} />
          <p className="text-small text-soft">
            From {about && readAs !== "self" ? `what is known of ${about.name}` : "your profile"}.
            Not reviewed by a clinician; other things may not go together either.
          </p>
        </section>
      ) : null}
    </>
  );
}

/** Who was chosen and who the words speak of may differ: then it is said, so that it can be put right. */
function aboutWords(name: string, readAs: ShownContext["readAs"]): string {
  if (readAs === "self")
    return `You chose ${name}, but it reads as if it were about you. It was answered for you; ask again if it is about ${name}.`;
  if (readAs === "unclear")
    return `You chose ${name}, but it may be about someone else too. No profile was used for it.`;
  return `About ${name}`;
}
