/** Healify under test, as the scenarios see it in either mode. */
import type { ModelServer } from "#tests/support/model-server.ts";
import type { StoredRow } from "../driver/invariants.ts";

export type Mode = "embedded" | "distributed";
export type Environment = Readonly<Record<string, string>>;

export interface FaultSystem {
  readonly mode: Mode;
  readonly model: ModelServer;
  /** Where people reach it now. */
  gateways(): readonly string[];
  rows(): Promise<StoredRow[]>;
  /** Runs one statement on the database beside the services. */
  sql(statement: string, values?: readonly (string | number)[]): Promise<void>;
  /** With these settings beside the system's own. */
  restartWorkers(extra?: Environment): Promise<void>;
  queues(): Promise<{ work: number; dead: number }>;
  /** Whatever is down, frozen or cut comes back. */
  heal(): Promise<void>;
  /** All that its processes said. */
  output(): string;
  close(): Promise<void>;
}

export const rowColumns =
  "id, session_id, question_id, position, state, attempt, error, updated_at";

export const modelEnvironment = (model: ModelServer): Environment => ({
  PORT: "0",
  HEALIFY_MODEL: "openai-compatible/mock",
  HEALIFY_MODEL_URL: model.url,
  HEALIFY_LIMIT_QUESTIONS: "100000",
  HEALIFY_LIMIT_WAITING: "1000",
  HEALIFY_LIMIT_SIGN_UPS: "100000",
  HEALIFY_LIMIT_SIGN_INS: "1000",
  HEALIFY_LOG_LEVEL: "info",
});
