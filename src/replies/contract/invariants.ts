/** What holds for the replies of one chat session, whatever happened before. */
import { expect } from "vitest";
import type { ReplyRow } from "../reply-row.ts";
import { hasEnded } from "../states.ts";

const isActive = ({ state }: ReplyRow) => state === "queued" || state === "answering";

export function expectSound(rows: readonly ReplyRow[]): void {
  expect(rows.filter(isActive).length).toBeLessThanOrEqual(1);
  for (const row of rows) {
    const leased = row.state === "answering";
    expect({ state: row.state, leased: row.lease_owner !== null }).toEqual({
      state: row.state,
      leased,
    });
    expect(row.lease_until !== null).toBe(leased);
    if (hasEnded(row.state)) expect(row.checkpoint_sealed).toBeNull();
    expect(row.result_sealed !== null).toBe(row.state === "completed");
    expect(row.error !== null).toBe(row.state === "failed");
  }
}

/** Once a sweep has passed: what waits, waits for somebody. */
export function expectNobodyWaitsInVain(rows: readonly ReplyRow[]): void {
  if (rows.some(({ state }) => state === "waiting")) expect(rows.filter(isActive)).toHaveLength(1);
}

/** Where one event may take a row. Promotion and the fences of stop and limit included. */
const nextStates: Record<ReplyRow["state"], readonly ReplyRow["state"][]> = {
  waiting: ["waiting", "queued", "stopped"],
  queued: ["queued", "answering", "failed", "stopped"],
  answering: ["answering", "queued", "completed", "failed", "stopped"],
  completed: ["completed"],
  failed: ["failed", "queued", "waiting"],
  stopped: ["stopped", "queued", "waiting"],
};

export function expectOneStep(before: readonly ReplyRow[], after: readonly ReplyRow[]): void {
  for (const row of after) {
    const old = before.find(({ id }) => id === row.id);
    if (!old) continue;
    expect(nextStates[old.state]).toContain(row.state);
    expect(row.attempt).toBeGreaterThanOrEqual(old.attempt);
    expect(row.dispatch).toBeGreaterThanOrEqual(old.dispatch);
    expect(row.position).toBe(old.position);
    if (old.state !== "answering" && row.state === "answering") {
      expect(row.attempt).toBe(old.attempt + 1);
      expect(row.attempt).toBeLessThanOrEqual(row.attempt_limit);
    }
    if (old.state === "completed") {
      const { attempt, result_sealed, updated_at } = old;
      expect(row).toMatchObject({ attempt, result_sealed, updated_at });
    }
  }
}
