import { ExternalLink } from "lucide-react";
import type { Citation } from "#contracts/passage.ts";
import { Markdown } from "../../components/markdown.tsx";
import { Sheet } from "../../components/sheet.tsx";

type PassageSheetProps = { citation: Citation | null; onClose(): void };

/** The passage that an answer rests on, as it stood when the answer was written. */
export function PassageSheet({ citation, onClose }: PassageSheetProps) {
  return (
    <Sheet
      open={citation !== null}
      onClose={onClose}
      side="end"
      title={citation ? `${citation.n}. ${citation.title}` : ""}
    >
      {citation ? (
        <div data-passage={citation.passageId} className="overflow-y-auto px-5 pt-1 pb-6">
          <p className="text-note text-soft">{citation.publisher}</p>
          <div className="mt-4 border-s-3 border-accent ps-4">
            <Markdown text={citation.quote} />
          </div>
          {/^https?:/.test(citation.url) ? (
            <a
              href={citation.url}
              target="_blank"
              rel="noopener noreferrer"
              className="mt-5 inline-flex min-h-11 items-center gap-2 text-note font-semibold text-accent underline underline-offset-4"
            >
              Open the source
              <ExternalLink aria-hidden className="size-4" />
            </a>
          ) : null}
        </div>
      ) : null}
    </Sheet>
  );
}
