/** One function per business event, feeding log and metric: ids only, never a person's words. */
import type { DeviceId, ReplyId, UserId } from "#contracts/ids.ts";
import { faultFields, type Logger } from "#platform/logger.ts";
import type { CacheKind, GatewayMetrics } from "./metrics.ts";

export type AuthEventName =
  | "sign-up"
  | "sign-in"
  | "refresh"
  | "refresh-reuse"
  | "sign-out"
  | "device-revoked"
  | "device-renamed"
  | "open-call"
  | "call-refused"
  | "signing-key-made"
  | "mail-sent"
  | "email-verified"
  | "verification-asked"
  | "password-changed"
  | "password-reset-asked"
  | "password-reset"
  | "email-change-asked"
  | "email-changed"
  | "email-change-undone"
  | "mails-read"
  | "first-step"
  | "second-step"
  | "step-up"
  | "passkey-added"
  | "passkey-removed"
  | "passkey-counter-behind"
  | "authenticator-added"
  | "authenticator-removed"
  | "recovery-codes-made"
  | "recovery-code-used"
  | "password-removed"
  | "factors-reset"
  | "provider-linked"
  | "provider-unlinked"
  | "account-disabled"
  | "account-enabled"
  | "operator-made"
  | "operator-unmade"
  | "invitation-made"
  | "invitation-withdrawn"
  | "model-chosen"
  | "model-disconnected"
  | "model-tried"
  | "library-changed"
  | "account-changed"
  | "data-exported"
  | "account-erased";

type RequestServed = {
  requestId: string;
  method: string;
  route: string;
  status: number;
  ms: number;
  userId?: UserId;
  deviceId?: DeviceId;
};

type AuthEvent = {
  event: AuthEventName;
  outcome: "success" | "refused";
  userId: UserId | null;
  deviceId: DeviceId | null;
};

export type GatewayEvents = ReturnType<typeof createGatewayEvents>;

export function createGatewayEvents(logger: Logger, metrics: GatewayMetrics) {
  return {
    requestServed(served: RequestServed): void {
      const { method, route, status, ms } = served;
      metrics.requests.observe({ method, route, status: String(status) }, ms / 1000);
      logger.info(served, "request served");
    },
    /** Something of ours failed: told by name and code, never by its message. */
    faultMet({ requestId, fault }: { requestId: string; fault: unknown }): void {
      const fields = faultFields(fault);
      metrics.faults.inc({ fault: fields.fault });
      logger.error({ requestId, ...fields }, "fault met");
    },
    /** Work that no request waits for has failed. */
    backgroundFault(work: string, fault: unknown): void {
      const fields = faultFields(fault);
      metrics.faults.inc({ fault: fields.fault });
      logger.error({ work, ...fields }, "background fault");
    },
    authEvent(event: AuthEvent): void {
      metrics.authEvents.inc({ event: event.event, outcome: event.outcome });
      logger.info(event, "auth event");
    },
    cacheAnswered(kind: CacheKind): void {
      metrics.cache.hits.inc({ cache: kind });
    },
    cacheMissed(kind: CacheKind): void {
      metrics.cache.misses.inc({ cache: kind });
    },
    controlMessageIgnored(): void {
      logger.warn("a control message of an unknown kind was ignored");
    },
    /** `by`: the operator who is signed in; null on the command line. */
    operatorActed(act: { event: AuthEventName; userId: UserId; by: UserId | null }): void {
      logger.info(act, "operator acted");
    },
    /** Of the other provider that people sign in with. */
    providerFailed({ kind, code }: { kind: string; code: string }): void {
      logger.warn({ kind, code }, "provider failed");
    },
    mailFailed(fault: unknown): void {
      logger.error(faultFields(fault), "mail failed");
    },
    checkInMailed(person: { userId: UserId }): void {
      logger.info(person, "check-in mailed");
    },
    questionAccepted(question: { replyId: ReplyId; state: "queued" | "waiting" }): void {
      metrics.questionsAccepted.inc();
      logger.info(question, "question accepted");
    },
    replyDispatched(): void {
      metrics.repliesDispatched.inc();
    },
    replyStopped(reply: { replyId: ReplyId }): void {
      metrics.repliesStopped.inc();
      logger.info(reply, "reply stopped");
    },
    /** What the sweep found and mended. */
    repliesSwept(counts: { dispatched: number; takenOver: number; failed: number }): void {
      metrics.repliesRepublished.inc(counts.dispatched - counts.takenOver);
      metrics.replies.takenOver.inc({ by: "sweep" }, counts.takenOver);
      metrics.replies.failed.inc({ reason: "attempts_used_up" }, counts.failed);
      logger.info(counts, "replies swept");
    },
    streamOpened(): void {
      metrics.openStreams.inc();
    },
    streamClosed(): void {
      metrics.openStreams.dec();
    },
    streamsHeld(bytes: number): void {
      metrics.heldBytes.set(bytes);
    },
    signingKeyMade(kid: string): void {
      logger.info({ kid }, "signing key made");
    },
  };
}
