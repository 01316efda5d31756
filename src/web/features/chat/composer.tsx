import { ArrowUp, Square } from "lucide-react";
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { messageTextLimit } from "#contracts/chat.ts";
import { classNames } from "../../components/class-names.ts";
import { fetchRules } from "../emergency/triage-here.ts";
import { type DraftOf, keepDraft, readDraft } from "./drafts.ts";

export type ComposerHandle = { fill(text: string): void };

type ComposerProps = {
  draftOf: DraftOf;
  placeholder: string;
  onSend(text: string): void;
  /** Given while an answer is being written: Stop stands in the place of Send, until there is more to send. */
  onStop?: (() => void) | undefined;
  stopping?: boolean;
  autoFocus?: boolean;
  ref?: Ref<ComposerHandle>;
};

/** From here on the characters left are counted aloud. */
const nearLimit = messageTextLimit - 400;

export function Composer(props: ComposerProps) {
  const { draftOf, placeholder, onSend, onStop, stopping = false, autoFocus = false, ref } = props;
  const [text, setText] = useState(() => readDraft(draftOf));
  const input = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => ({
    fill: (next) => {
      change(next);
      input.current?.focus();
    },
  }));
  useGrowing(input, text);
  useEffect(() => {
    if (autoFocus && !hasTouchKeyboard()) input.current?.focus();
  }, [autoFocus]);
  const ready = text.trim() !== "" && text.length <= messageTextLimit;

  function change(next: string) {
    setText(next);
    keepDraft(draftOf, next);
  }
  function send() {
    if (!ready) return;
    onSend(text.trim());
    change("");
    // The keyboard of a phone would cover what comes now.
    if (hasTouchKeyboard()) input.current?.blur();
  }
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    send();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (!sendsByEnter(event)) return;
    event.preventDefault();
    send();
  }

  return (
    <form
      onSubmit={onSubmit}
      className="rounded-card border border-edge bg-surface shadow-float focus-within:border-accent focus-within:ring-1 focus-within:ring-accent"
    >
      <div className="flex items-end gap-1 p-1.5">
        <textarea
          ref={input}
          value={text}
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
          onFocus={() => void fetchRules().catch(() => undefined)}
          placeholder={placeholder}
          aria-label="Your question"
          aria-describedby="composer-count"
          enterKeyHint={hasTouchKeyboard() ? "enter" : "send"}
          rows={1}
          className="max-h-[40dvh] min-h-11 flex-1 resize-none bg-transparent px-3 py-2.5 text-[1.0625rem] leading-6 placeholder:text-soft focus:outline-none"
        />
        {onStop ? (
          <RoundButton label="Stop answering" onClick={onStop} disabled={stopping}>
            <Square aria-hidden className="size-4 fill-current" />
          </RoundButton>
        ) : null}
        {onStop && !ready ? null : (
          <RoundButton label="Send" submits disabled={!ready}>
            <ArrowUp aria-hidden className="size-5" />
          </RoundButton>
        )}
      </div>
      <Count length={text.length} />
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

function Count({ length }: { length: number }) {
  const left = messageTextLimit - length;
  const shown = length >= nearLimit;
  return (
    <p
      id="composer-count"
      aria-live="polite"
      className={classNames(
        shown ? "px-4 pb-2 text-end text-small" : "sr-only",
        left < 0 && "font-bold",
      )}
    >
      {shown ? (left >= 0 ? `${left} characters left` : `${-left} characters too long`) : ""}
    </p>
  );
}

/** Enter sends where there are keys; while a word is being composed, or on a touch keyboard, it belongs to the text. */
function sendsByEnter(event: KeyboardEvent): boolean {
  // Safari ends a composition before it tells of the Enter that ended it; 229 gives that Enter away.
  const composing = event.nativeEvent.isComposing || event.keyCode === 229;
  if (event.key !== "Enter" || event.shiftKey || composing) return false;
  return !hasTouchKeyboard();
}

function hasTouchKeyboard(): boolean {
  return window.matchMedia("(hover: none) and (pointer: coarse)").matches;
}

function useGrowing(input: RefObject<HTMLTextAreaElement | null>, text: string) {
  useLayoutEffect(() => {
    const area = input.current;
    if (!area) return;
    area.style.height = "auto";
    area.style.height = `${text === "" ? 44 : area.scrollHeight}px`;
  }, [input, text]);
}
