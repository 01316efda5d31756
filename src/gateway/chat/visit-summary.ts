/** The visit summary without a model: from the session's own messages, dispositions and sources. Pure. */
import type { Message, UserMessage, VisitSummary } from "#contracts/chat.ts";
import { isPlainerRequest } from "#contracts/plainer.ts";

type Source = VisitSummary["sources"][number];

/** `messages` in the order in which they were written. */
export function visitSummary(messages: readonly Message[], completedAt: string): VisitSummary {
  const own = messages.filter(
    (message): message is UserMessage => message.role === "user" && !isPlainerRequest(message.text),
  );
  return {
    complaint: own[0]?.text ?? "",
    timeline: own.map(({ createdAt, text }) => ({ at: createdAt, text })),
    dispositions: own.flatMap(({ createdAt, triage }) =>
      triage.disposition === null
        ? []
        : [
            {
              at: createdAt,
              disposition: triage.disposition,
              reasons: triage.rules.map((rule) => rule.title),
            },
          ],
    ),
    sources: citedSources(messages),
    completedAt,
  };
}

/** Each page once, in the order of first citing. */
function citedSources(messages: readonly Message[]): Source[] {
  const byPage = new Map<string, Source>();
  for (const message of messages) {
    if (message.role !== "assistant") continue;
    for (const { title, publisher, url, passageId } of message.citations) {
      const page = `${title}\n${url}`;
      if (!byPage.has(page)) byPage.set(page, { title, publisher, url, passageId });
    }
  }
  return [...byPage.values()];
}
