import { use } from "react";
import type { AssistantMessage } from "#contracts/chat.ts";
import { t } from "../../language/t.ts";
import { sentencesOn } from "./answer-citations.tsx";
import { OpenPassageContext } from "./opened-passage.tsx";
import { SourceList } from "./source-list.tsx";
import type { ReplyView } from "./stream/reply-view.ts";
import { proofInWords } from "./with-marks.ts";
import { WithdrawnNote } from "./withdrawn-note.tsx";

type AnswerProofProps = { message: AssistantMessage; view: ReplyView };

/** What the answer rests on: the sum in one line, which explains itself when opened, and the pages. */
export function AnswerProof({ message, view }: AnswerProofProps) {
  const openPassage = use(OpenPassageContext);
  const proof = proofInWords(view.checks);
  // Those that came with the stream don't know yet whether they were withdrawn since.
  const citations = message.citations.length > 0 ? message.citations : view.citations;
  if (!proof && citations.length === 0) return null;
  return (
    <section
      aria-label={t("reading:sources")}
      className="border-t border-line pt-2 text-note text-soft"
    >
      <WithdrawnNote citations={message.citations} />
      {proof ? (
        <details data-proof className="group">
          <summary className="flex min-h-11 items-center underline decoration-edge decoration-dotted underline-offset-4 print:min-h-0 print:no-underline">
            {t("shared:sentence", { words: proof })}
          </summary>
          <p className="pb-2 text-small">{t("reading:proof.meaning")}</p>
        </details>
      ) : null}
      <SourceList
        citations={citations}
        onOpen={(citation) =>
          openPassage({
            citation,
            sentences: sentencesOn(view, citation.n, null),
            number: null,
          })
        }
      />
    </section>
  );
}
