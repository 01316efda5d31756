/** What became known of answers after they were given: what the person thinks of them, and sources that are withdrawn. */
import type { Message, ShownCitation } from "#contracts/chat.ts";
import { findWithdrawn, macsOf, passageMac } from "#replies/cited-passages.ts";
import type { PersonSeal } from "#vault/vault.ts";
import { type FeedbackRow, openFeedback } from "../feedback/feedback-store.ts";
import type { ChatDependencies } from "./chat-dependencies.ts";

export async function withToldSince(
  { database, vault: { masterKeys } }: Pick<ChatDependencies, "database" | "vault">,
  messages: readonly Message[],
  feedback: readonly FeedbackRow[],
  person: PersonSeal,
): Promise<Message[]> {
  const sealedOf = new Map(feedback.map((row) => [row.reply_id, row.feedback_sealed]));
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
      feedback: sealed === undefined ? null : openFeedback(sealed, message.id, person),
    };
  });
}
