import { ArrowUp, Square } from "lucide-react";
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  type RefObject,
  Suspense,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { messageTextLimit } from "#contracts/chat.ts";
import { classNames } from "../../components/class-names.ts";
import { lazyPart } from "../../components/lazy-part.ts";
import { t } from "../../language/t.ts";
import { fetchesRules } from "../emergency/triage-here.ts";
import { hasTouchKeyboard, sendsByEnter } from "./composer-keys.ts";
import { ComposerLength } from "./composer-length.tsx";
import { findRecognition } from "./dictation/recognition.ts";
import { type DraftOf, keepDraft, readDraft } from "./drafts.ts";
import { useRecall } from "./use-recall.ts";

const DictationButton = lazyPart(() => import("./dictation/dictation-button.tsx"));

export type ComposerHandle = { fill(text: string): void };

type ComposerProps = {
  draftOf: DraftOf;
  placeholder: string;
  onSend(text: string): void;
  /** Given while an answer is being written: Stop stands in the place of Send, until there is more to send. */
  onStop?: (() => void) | undefined;
  stopping?: boolean;
  autoFocus?: boolean;
  /** One's own questions before, for arrow up. */
  earlier?: readonly string[];
  ref?: Ref<ComposerHandle>;
};

const nothing: readonly string[] = [];

export function Composer(props: ComposerProps) {
  const { draftOf, placeholder, onSend, onStop, stopping = false, autoFocus = false, ref } = props;
  const [text, setText] = useState(() => readDraft(draftOf));
  const [canDictate] = useState(() => findRecognition() !== null);
  const input = useRef<HTMLTextAreaElement>(null);
  const lengthId = useId();
  const recall = useRecall(props.earlier ?? nothing, text, change);
  useImperativeHandle(ref, () => ({
    fill: (next) => {
      change(next);
      input.current?.focus();
    },
  }));
  const isTall = useGrowing(input, text);
  useEffect(() => {
    if (autoFocus && !hasTouchKeyboard() && !isBusyElsewhere()) input.current?.focus();
  }, [autoFocus]);
  const fits = text.trim().length <= messageTextLimit;
  const ready = text.trim() !== "" && fits;

  function change(next: string) {
    setText(next);
    keepDraft(draftOf, next);
  }
  function send() {
    if (!ready) return;
    // The server takes no NUL, which some programs put into what is copied from them.
    onSend(text.replaceAll("\0", "").trim());
    change("");
    // The keyboard of a phone would cover what comes now.
    if (hasTouchKeyboard()) input.current?.blur();
  }
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    send();
  }
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (recall(event)) event.preventDefault();
    if (!sendsByEnter(event)) return;
    event.preventDefault();
    send();
  }

  return (
    <form
      onSubmit={onSubmit}
      className="rounded-card border border-edge bg-surface shadow-float focus-within:border-accent focus-within:ring-1 focus-within:ring-accent"
    >
      <div className="flex flex-wrap items-end gap-1 p-1.5">
        <textarea
          ref={input}
          value={text}
          dir="auto"
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
          {...fetchesRules}
          placeholder={placeholder}
          aria-label={t("asking:yourQuestion")}
          aria-describedby={lengthId}
          aria-invalid={!fits}
          enterKeyHint={hasTouchKeyboard() ? "enter" : "send"}
          rows={1}
          className={classNames(
            isTall ? "basis-full" : "flex-1",
            "max-h-[40dvh] min-h-11 min-w-0 resize-none bg-transparent px-3 py-2.5 text-body leading-6 placeholder:truncate placeholder:text-soft focus:outline-none",
          )}
        />
        {isTall ? <span className="flex-1" /> : null}
        {canDictate ? (
          <Suspense fallback={<span className="size-11" />}>
            <DictationButton text={text} onWrite={change} />
          </Suspense>
        ) : null}
        {onStop ? (
          <RoundButton label={t("asking:stopAnswering")} onClick={onStop} disabled={stopping}>
            <Square aria-hidden className="size-4 fill-current" />
          </RoundButton>
        ) : null}
        {onStop && !ready ? null : (
          <RoundButton label={t("asking:send")} submits disabled={!ready}>
            <ArrowUp aria-hidden className="size-5" />
          </RoundButton>
        )}
      </div>
      <ComposerLength id={lengthId} text={text} onChange={change} />
    </form>
  );
}

type RoundButtonProps = {
  label: string;
  submits?: boolean;
  disabled: boolean;
  onClick?: () => void;
  children: ReactNode;
};

function RoundButton({ label, submits = false, children, ...props }: RoundButtonProps) {
  return (
    <button
      type={submits ? "submit" : "button"}
      aria-label={label}
      title={label}
      className="inline-flex size-11 shrink-0 items-center justify-center rounded-full bg-accent text-on-accent transition-colors hover:bg-accent-strong disabled:bg-sunken disabled:text-soft"
      {...props}
    >
      {children}
    </button>
  );
}

/** A menu that was opened while the page was still coming would close when its focus is taken. */
const isBusyElsewhere = () => document.querySelector("[role=menu], dialog[open]") !== null;

/** A line of text and its padding. Pixels. */
const oneLine = 44;

/**
 * As tall as its text, also after the window got narrower.
 * @returns whether it has more than a line: then it is given the whole width, until it is empty again
 */
function useGrowing(input: RefObject<HTMLTextAreaElement | null>, text: string): boolean {
  const [isTall, setTall] = useState(false);
  if (isTall && text === "") setTall(false);
  useLayoutEffect(() => {
    const area = input.current;
    if (!area) return;
    const grow = () => {
      area.style.height = "auto";
      area.style.height = `${text === "" ? oneLine : area.scrollHeight}px`;
      if (!isTall && text !== "" && area.scrollHeight > 1.3 * oneLine) setTall(true);
    };
    grow();
    window.addEventListener("resize", grow);
    return () => window.removeEventListener("resize", grow);
  }, [input, text, isTall]);
  return isTall;
}
