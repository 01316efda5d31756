/** What is kept of answers beside them: where words went, what the person thinks of them, sources that are withdrawn. */
import type { Message, ShownCitation } from "#contracts/chat.ts";
import { findWithdrawn, macsOf, passageMac } from "#replies/cited-passages.ts";
import { openWordsSent, type WordsSentRow } from "#replies/words-sent.ts";
import type { PersonSeal } from "#vault/vault.ts";
import { type FeedbackRow, openFeedback } from "../feedback/feedback-store.ts";
import type { ChatDependencies } from "./chat-dependencies.ts";

export async function withToldSince(
  { database, vault: { masterKeys } }: Pick<ChatDependencies, "database" | "vault">,
  messages: readonly Message[],
  { feedback, sent }: { feedback: readonly FeedbackRow[]; sent: readonly WordsSentRow[] },
  person: PersonSeal,
): Promise<Message[]> {
  const sealedOf = new Map(feedback.map((row) => [row.reply_id, row.feedback_sealed]));
  const sentOf = Map.groupBy(sent, (row) => row.reply_id);
  const cited = messages.flatMap((message) => (message.role === "user" ? [] : message.citations));
  const withdrawn = await findWithdrawn(database, macsOf(masterKeys, cited));
  const marked = (citation: ShownCitation): ShownCitation => {
    const mark = withdrawn.size > 0 && withdrawn.get(passageMac(masterKeys, citation.passageId));
    return mark ? { ...citation, withdrawn: mark } : citation;
  };
  return messages.map((message) => {
    if (message.role === "user") return message;
    const sealed = sealedOf.get(message.id);
    return {
      ...message,
      citations: message.citations.map(marked),
      sentTo: (sentOf.get(message.id) ?? []).map((row) => openWordsSent(row, person)),
      feedback: sealed === undefined ? null : openFeedback(sealed, message.id, person),
    };
  });
}
