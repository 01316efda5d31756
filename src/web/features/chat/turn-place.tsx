import { memo, use } from "react";
import { classNames } from "../../components/class-names.ts";
import { Question } from "./question.tsx";
import { TurnView, type TurnViewProps } from "./turn-view.tsx";
import type { Turn } from "./turns.ts";
import { TurnsInSightContext, useWhole } from "./turns-in-sight.ts";

type TurnPlaceProps = TurnViewProps & {
  /** Drawn whole with the page. */
  atOnce: boolean;
};

/**
 * The room of one turn in a chat. The browser leaves out what is far from the screen, and finds its words all the
 * same; an older turn is its bare words until it comes near. Its address ends in `#` and the question's id.
 */
export const TurnPlace = memo(function TurnPlace({ atOnce, ...props }: TurnPlaceProps) {
  const { turn } = props;
  const { place, whole } = useWhole(use(TurnsInSightContext), atOnce);
  return (
    <div
      ref={place}
      id={turn.id}
      data-turn={whole ? "whole" : "brief"}
      className={classNames(
        // Its height is remembered from when it was drawn, so that nothing moves when it is left out later.
        "px-4 [contain-intrinsic-size:auto_44rem] sm:px-6",
        !atOnce && "[content-visibility:auto] print:[content-visibility:visible]",
      )}
    >
      {whole ? <TurnView {...props} /> : <TurnInBrief turn={turn} />}
    </div>
  );
});

/** Enough to be found by its words. */
function TurnInBrief({ turn }: { turn: Turn }) {
  const questionId = `brief-${turn.id}`;
  return (
    <section aria-labelledby={questionId} className="flex flex-col gap-4 pb-12">
      <Question id={questionId} text={turn.text} />
      <p className="whitespace-pre-wrap" dir="auto">
        {turn.reply?.text}
      </p>
    </section>
  );
}
