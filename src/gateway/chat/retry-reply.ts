/** Retry: a failed or stopped reply is asked for once more. */
import type { Reply } from "#contracts/chat.ts";
import type { ReplyId, UserId } from "#contracts/ids.ts";
import { crashPoint } from "#platform/crash-point.ts";
import type { Span } from "#platform/tracing/tracing.ts";
import { retry } from "#replies/stop-and-retry.ts";
import { unfinishedBefore } from "#replies/unfinished.ts";
import { ProblemError } from "../http/problem.ts";
import type { ChatDependencies } from "./chat-dependencies.ts";
import { presentReply } from "./present.ts";

export async function retryReply(
  chat: ChatDependencies,
  userId: UserId,
  replyId: ReplyId,
  span: Span | null,
): Promise<Reply> {
  const outcome = await retry(chat.database, replyId, userId, {
    replyTo: chat.instanceId,
    traceparent: span?.traceparent ?? null,
  });
  switch (outcome.kind) {
    case "queued":
      crashPoint("retry-committed");
      chat.dispatcher.publish(outcome.dispatch);
      return presentReply(outcome.row, 0);
    case "waiting": {
      const { session_id, position } = outcome.row;
      const before = await unfinishedBefore(chat.database.read, session_id, position);
      return presentReply(outcome.row, Math.max(before, 1));
    }
    case "wrong-state":
      throw new ProblemError("wrong_state", {
        detail: `Only a failed or stopped reply can be retried; this one is ${outcome.row.state}.`,
      });
    case "not-found":
      throw new ProblemError("not_found");
    default:
      return outcome satisfies never;
  }
}
