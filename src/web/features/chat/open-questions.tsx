import { ArrowUp, ChevronDown } from "lucide-react";
import { type FormEvent, useState } from "react";
import { messageTextLimit } from "#contracts/chat.ts";
import type { Triage } from "#contracts/triage.ts";
import { answerMessage } from "#safety/answer-message.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { t } from "../../language/t.ts";

type OpenQuestionsProps = {
  questions: Triage["questions"];
  /** Some come from the rules, beside those that an answer asks itself. */
  byRules: boolean;
  onAsk(text: string): void;
};

/**
 * What is asked next: the rules' questions may change how soon to be seen. A tap answers; own words do, too.
 * One question is open at a time, so that somebody ill doesn't meet a form.
 */
export function OpenQuestions({ questions, byRules, onAsk }: OpenQuestionsProps) {
  const [opened, setOpened] = useState(0);
  if (questions.length === 0) return null;
  return (
    <section
      aria-label={t("reading:questions.title")}
      data-card="questions"
      className="no-print rounded-card border border-line bg-surface px-4 py-3.5 text-note"
    >
      <h3 className="font-bold">{t("reading:questions.title")}</h3>
      <p className="text-small text-soft">
        {t(byRules ? "reading:questions.canChange" : "reading:questions.canFit")}
      </p>
      <ul className="mt-2 divide-y divide-line">
        {questions.map((question, place) => (
          <li key={question.text}>
            {place === opened ? (
              <OpenQuestion question={question} onAsk={onAsk} />
            ) : (
              <button
                type="button"
                aria-expanded={false}
                onClick={() => setOpened(place)}
                className="flex min-h-11 w-full items-center gap-2 py-2 text-start"
              >
                <span className="min-w-0 flex-1" dir="auto">
                  {question.text}
                </span>
                <ChevronDown aria-hidden className="size-5 shrink-0 text-soft" />
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

type OpenQuestionProps = { question: Triage["questions"][number]; onAsk(text: string): void };

function OpenQuestion({ question, onAsk }: OpenQuestionProps) {
  const [words, setWords] = useState("");
  const answer = (text: string) => onAsk(answerMessage(question.text, text));
  function answerInWords(event: FormEvent) {
    event.preventDefault();
    if (words.trim() !== "") answer(words);
  }
  return (
    <div className="py-3">
      <p className="font-semibold" dir="auto">
        {question.text}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        {question.options?.map((option) => (
          <Button key={option} look="quiet" onClick={() => answer(option)}>
            <bdi>{option}</bdi>
          </Button>
        ))}
        <form className="flex min-w-44 flex-1 gap-1" onSubmit={answerInWords}>
          <input
            aria-label={t("reading:questions.ownWordsFor", { question: question.text })}
            placeholder={t("reading:questions.ownWords")}
            dir={words === "" ? undefined : "auto"}
            value={words}
            maxLength={messageTextLimit - question.text.length - 2}
            enterKeyHint="send"
            autoComplete="off"
            onChange={(event) => setWords(event.target.value)}
            className="min-h-11 w-full min-w-0 rounded-control border border-edge bg-page px-3 text-input"
          />
          {words.trim() === "" ? null : (
            <IconButton type="submit" label={t("reading:questions.send")}>
              <ArrowUp aria-hidden className="size-5" />
            </IconButton>
          )}
        </form>
      </div>
    </div>
  );
}
