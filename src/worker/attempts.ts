/**
 * The attempts that this worker has under way: one heartbeat for all of them, and the ways in which one is lost. An
 * attempt whose lease could not be renewed for 10 s stops on its own, before the lease ends and another takes over.
 */
import type { ReplyId, UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import { crashPoint } from "#platform/crash-point.ts";
import type { Database } from "#platform/database/database.ts";
import type { Span } from "#platform/tracing/tracing.ts";
import { heartbeat, type OwnAttempt } from "#replies/own-attempt.ts";
import { heartbeatMs } from "#replies/states.ts";
import { checkpointContext } from "#replies/stored-answer.ts";
import type { PersonSeal } from "#vault/vault.ts";
import type { ReplyWriter } from "./reply-writer.ts";

const renewWithinMs = 10_000;
/** Often enough to stop before the lease, which is half as long again, is over. */
const lookEveryMs = 1000;

/** Why an attempt was given up; nothing is written for it any more. */
export type LossReason = "fenced" | "cancelled" | "delivery-lost" | "lease-late" | "shutdown";

export class AttemptLost extends Error {
  override readonly name = "AttemptLost";
  readonly reason: LossReason;
  constructor(reason: LossReason) {
    super(reason);
    this.reason = reason;
  }
}

export type Attempt = {
  own: OwnAttempt;
  userId: UserId;
  person: PersonSeal;
  writer: ReplyWriter;
  signal: AbortSignal;
  span: Span;
  lose: (reason: LossReason) => void;
  renewedAt: number;
};

export class Attempts {
  readonly #database: Database<Schema>;
  readonly #onFault: (fault: unknown) => void;
  readonly #underWay = new Set<Attempt>();
  readonly #timers: readonly NodeJS.Timeout[];
  #beating = false;

  constructor(database: Database<Schema>, onFault: (fault: unknown) => void) {
    this.#database = database;
    this.#onFault = onFault;
    this.#timers = [
      setInterval(() => this.#giveUpLate(), lookEveryMs),
      setInterval(() => void this.#beat(), heartbeatMs),
    ];
  }

  get size(): number {
    return this.#underWay.size;
  }

  /** An older attempt at the same reply, which this worker took over from itself, is over. */
  add(attempt: Attempt): void {
    for (const other of this.#underWay) {
      if (other.own.replyId === attempt.own.replyId) other.lose("fenced");
    }
    this.#underWay.add(attempt);
  }

  remove(attempt: Attempt): void {
    this.#underWay.delete(attempt);
  }

  cancel(replyId: ReplyId): void {
    for (const attempt of this.#underWay) {
      if (attempt.own.replyId === replyId) attempt.lose("cancelled");
    }
  }

  cancelPerson(userId: UserId): void {
    for (const attempt of this.#underWay) {
      if (attempt.userId === userId) attempt.lose("cancelled");
    }
  }

  loseAll(reason: LossReason): void {
    for (const attempt of this.#underWay) attempt.lose(reason);
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }

  async #beat(): Promise<void> {
    this.#giveUpLate();
    if (this.#beating) return;
    this.#beating = true;
    const beating = [...this.#underWay];
    // The lease counts from the statement, however late its outcome is heard.
    const now = performance.now();
    try {
      const kept = await heartbeat(
        this.#database,
        beating.map((attempt) => ({ ...attempt.own, checkpointSealed: sealCheckpoint(attempt) })),
      );
      if (beating.length > 0) crashPoint("heartbeat-committed");
      for (const attempt of beating) {
        if (kept.has(attempt.own.replyId)) attempt.renewedAt = now;
        else if (this.#underWay.has(attempt)) attempt.lose("fenced");
      }
    } catch (fault) {
      this.#onFault(fault);
    } finally {
      this.#beating = false;
    }
  }

  #giveUpLate(): void {
    const now = performance.now();
    for (const attempt of this.#underWay) {
      if (now - attempt.renewedAt > renewWithinMs) attempt.lose("lease-late");
    }
  }
}

/** Null while there is nothing to keep. */
function sealCheckpoint({ own, person, writer }: Attempt): string | null {
  const checkpoint = writer.checkpoint();
  if (checkpoint.seq === 0) return null;
  return person.seal(JSON.stringify(checkpoint), checkpointContext(own.replyId));
}
