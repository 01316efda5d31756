/** What a system under test is to the bench. */
import type { Target } from "../load/target.ts";

export const systemNames = ["direct", "proxy", "floor", "embedded", "distributed"] as const;
export type SystemName = (typeof systemNames)[number];

export type System = {
  readonly name: SystemName;
  readonly target: Target;
  /** Roots of the process trees that it consists of, servers included; the model is not part of any. */
  readonly pids: readonly number[];
  stop(): Promise<void>;
};
