/** Places outside the database that hold something of a person, and how each is cleared. */
import type { DeviceId, ReplyId, SessionId, UserId } from "#contracts/ids.ts";
import type { AnswerLog } from "#platform/answer-log/answer-log.ts";
import type { Broker } from "#platform/broker/broker.ts";
import type { Cache } from "#platform/cache/cache.ts";
import type { Mailer } from "#platform/mail/mail.ts";

export type ErasedPerson = {
  userId: UserId;
  sessionIds: SessionId[];
  replyIds: ReplyId[];
  deviceIds: DeviceId[];
};

export type Eraser = {
  place: string;
  /** Gives the receipt's sentence. Must not reject: what can't be deleted now says until when it stays. */
  erase(person: ErasedPerson): Promise<string>;
};

export function answerLogEraser(answerLog: AnswerLog): Eraser {
  return {
    place: "answer log",
    async erase({ replyIds }) {
      const available = answerLog.available();
      await Promise.all(replyIds.map((replyId) => answerLog.delete(replyId)));
      return available
        ? `Deleted: the events of ${counted(replyIds.length, "answer")}.`
        : "Can't be reached now; it held sealed text only, and forgets it within ten minutes.";
    },
  };
}

/** `forget` drops what the cache keeps of one chat session. */
export function sessionCacheEraser(
  cache: Pick<Cache, "available">,
  forget: (sessionId: SessionId) => Promise<void>,
): Eraser {
  return {
    place: "session cache",
    async erase({ sessionIds }) {
      const available = cache.available();
      await Promise.all(sessionIds.map(forget));
      return available
        ? `Deleted: the memory of ${counted(sessionIds.length, "chat")}.`
        : "Can't be reached now; it held sealed text only, and forgets it within half an hour.";
    },
  };
}

/** Requests that nobody could process wait there for an operator: ids, no words. */
export function deadLetterEraser(broker: Pick<Broker, "forgetDead">): Eraser {
  return {
    place: "dead letters",
    async erase({ replyIds }) {
      const gone: ReadonlySet<string> = new Set(replyIds);
      try {
        const forgotten = await broker.forgetDead((body) => gone.has(replyIdIn(body) ?? ""));
        return `Deleted: ${counted(forgotten, "request")}. They held ids, never words.`;
      } catch {
        return "Can't be reached now. Requests that are set aside there hold ids, never words.";
      }
    },
  };
}

export function mailFolderEraser(mailer: Mailer | null): Eraser {
  return {
    place: "mails",
    async erase({ userId }) {
      if (mailer?.kind === "smtp") {
        return "Deleted: those that waited to be sent. Those that were sent lie in your mailbox and with your mail provider; this server keeps no copy.";
      }
      try {
        await mailer?.kept?.forget(userId);
        return "Deleted: those that waited to be sent, and those in the mail folder.";
      } catch {
        return "The mail folder can't be written now: whoever runs this server has to delete the mails to you.";
      }
    },
  };
}

function counted(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? "" : "s"}`;
}

function replyIdIn(body: string): string | null {
  return /"replyId":"([0-9a-f-]{36})"/.exec(body)?.[1] ?? null;
}
