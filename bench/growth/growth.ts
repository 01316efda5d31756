/** How the cost of things grows with how many there are. Each series in a file of its own. */
import type { Opened } from "../measure/opened.ts";
import { circumstances, type GrowthPoint, type GrowthSeries } from "../report/results.ts";
import { accountsGrowth } from "./accounts.ts";
import { historyGrowth } from "./history.ts";
import { libraryGrowth } from "./library.ts";
import { sessionsGrowth } from "./sessions.ts";
import { streamsGrowth } from "./streams.ts";

export const growthNames = ["streams", "sessions", "history", "library", "accounts"] as const;
export type GrowthName = (typeof growthNames)[number];
export type Mode = "embedded" | "distributed";

export type GrowthParts = { mode: Mode; opened: Opened; say: (line: string) => void };

type Measurement = {
  of: string;
  /** Where only one mode makes sense. */
  mode?: Mode;
  measure: (parts: GrowthParts) => Promise<GrowthPoint[]>;
};

const measurements: Record<GrowthName, Measurement> = {
  streams: {
    of: "Open streams in one gateway, 500 of them talking",
    mode: "distributed",
    measure: streamsGrowth,
  },
  sessions: { of: "Stored chat sessions of one person", measure: sessionsGrowth },
  history: { of: "Messages in one chat session", measure: historyGrowth },
  library: { of: "Passages in the library", measure: libraryGrowth },
  accounts: { of: "Clients that sign in, refresh and use tokens", measure: accountsGrowth },
};

export async function measureGrowth(
  name: GrowthName,
  wantedMode: Mode,
  opened: Opened,
  say: (line: string) => void,
): Promise<GrowthSeries> {
  const machine = circumstances();
  const { of, measure, mode = wantedMode } = measurements[name];
  return { of, mode, machine, points: await measure({ mode, opened, say }) };
}
