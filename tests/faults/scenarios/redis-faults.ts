import type { Lab } from "../driver/lab.ts";
import type { FaultSystem } from "../systems/fault-system.ts";

/** On a busy machine Redis may be late: what was told meanwhile is not in the log, and a reader starts over rightly. */
export const redisFaults = <System extends FaultSystem>({ system }: Lab<System>): number =>
  system.output().split('"part":"redis"').length;
