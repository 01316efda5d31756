import type { AssistantMessage, Message, UserMessage } from "#contracts/chat.ts";
import type { MessageId } from "#contracts/ids.ts";
import { isPlainerRequest } from "#contracts/plainer.ts";
import type { ShownContext } from "#contracts/question-context.ts";
import type { Triage } from "#contracts/triage.ts";
import type { OutgoingQuestion } from "./outbox.ts";

/** One question and what came of it. */
export type Turn = {
  id: MessageId;
  text: string;
  createdAt: string;
  /** When the person last told of themselves: asking to have an answer said more simply tells nothing. */
  saidAt: string;
  triage: Triage | null;
  context: ShownContext | null;
  /** Null while the server hasn't accepted the question. */
  reply: AssistantMessage | null;
  /** Set until the server has. */
  outgoing: OutgoingQuestion | null;
};

/** Pairs questions with their replies, in the order asked; what is still on its way comes last. */
export function turnsOf(messages: Message[], outbox: readonly OutgoingQuestion[]): Turn[] {
  const replies = new Map(
    messages.flatMap((message) =>
      message.role === "assistant" ? [[message.questionId, message]] : [],
    ),
  );
  const asked = messages.filter((message) => message.role === "user");
  const known = new Set(asked.map(({ id }) => id));
  let saidAt = "";
  const saidWith = ({ text, createdAt }: Pick<Turn, "text" | "createdAt">) => {
    if (saidAt === "" || !isPlainerRequest(text)) saidAt = createdAt;
    return saidAt;
  };
  return [
    ...asked.map((message) => turnOf(message, replies.get(message.id) ?? null, saidWith(message))),
    ...outbox
      .filter(({ id }) => !known.has(id))
      .map((outgoing) => ({
        ...outgoing,
        context: null,
        reply: null,
        outgoing,
        saidAt: saidWith(outgoing),
      })),
  ];
}

const made = new WeakMap<UserMessage, Turn>();

/** The same turn for the same messages: a long chat isn't drawn again because one answer was added to it. */
function turnOf(message: UserMessage, reply: Turn["reply"], saidAt: string): Turn {
  const before = made.get(message);
  if (before && before.reply === reply && before.saidAt === saidAt) return before;
  const turn = { ...message, reply, outgoing: null, saidAt };
  made.set(message, turn);
  return turn;
}
