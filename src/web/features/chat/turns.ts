import type { AssistantMessage, Message } from "#contracts/chat.ts";
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
  const asked = messages.flatMap((message) =>
    message.role === "user"
      ? [{ ...message, reply: replies.get(message.id) ?? null, outgoing: null }]
      : [],
  );
  const known = new Set(asked.map(({ id }) => id));
  const onTheWay = outbox
    .filter(({ id }) => !known.has(id))
    .map((outgoing) => ({ ...outgoing, context: null, reply: null, outgoing }));
  let saidAt = "";
  return [...asked, ...onTheWay].map((turn) => {
    if (saidAt === "" || !isPlainerRequest(turn.text)) saidAt = turn.createdAt;
    return { ...turn, saidAt };
  });
}
