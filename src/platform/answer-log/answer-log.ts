/**
 * The answer log port: the recent events of each reply, so that a reader can resume and a late attempt is fenced.
 * Entries are strictly ordered by (attempt, seq); what is not newer than the newest entry is refused. Bodies are
 * sealed by the caller. A log lives ten minutes after its last entry and keeps at least its newest 4,000 entries.
 */
export type LogPlace = { attempt: number; seq: number };
export type LogEntry = LogPlace & { body: string };

/** `refused`: a newer entry is there, so the writer is late. `unavailable`: nothing was stored, and may never be. */
export type AppendResult = "stored" | "refused" | "unavailable";

export interface AnswerLog {
  readonly kind: "memory" | "redis";
  available(): boolean;
  /**
   * Appends entries of one reply in order. On `refused` none, or only the first few, are stored. Never rejects.
   */
  append(replyKey: string, entries: readonly LogEntry[]): Promise<AppendResult>;
  /**
   * Entries after `after` (all when null), oldest first; null when unavailable. An empty list means that the log
   * holds nothing newer, or has expired: `first` tells whether the log still reaches back to the asked place.
   */
  read(
    replyKey: string,
    after: LogPlace | null,
  ): Promise<{ entries: LogEntry[]; first: LogPlace | null } | null>;
  delete(replyKey: string): Promise<void>;
  close(): Promise<void>;
}
