import { useQueryClient } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { type OutgoingQuestion, removeFromOutbox } from "./outbox.ts";
import { sendQuestion } from "./send-question.ts";

/** A question that the server hasn't taken yet: on its way, or refused with the reason and a way on. */
export function UnsentQuestion({ question }: { question: OutgoingQuestion }) {
  const queries = useQueryClient();
  if (question.status === "sending") return <p className="text-note text-soft">Sending…</p>;
  return (
    <Notice kind="fault">
      <p className="font-semibold">Your question was not sent.</p>
      {question.failure ? <p className="mt-0.5">{sentenceFor(question.failure)}</p> : null}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button look="quiet" onClick={() => void sendQuestion(queries, question)}>
          <RotateCcw aria-hidden className="size-4" />
          Send again
        </Button>
        <Button look="plain" onClick={() => removeFromOutbox(question.id)}>
          Withdraw
        </Button>
      </div>
    </Notice>
  );
}
