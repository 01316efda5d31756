/**
 * The port to a language model. A model streams text for one prompt; whatever goes wrong is a ModelFault,
 * which says whether another attempt can help. Nothing is retried behind this port, but for a call that a server could
 * not hear because it had closed the connection kept from the call before.
 */
export interface LanguageModel {
  /** Provider and model, such as "openai/gpt-5". */
  readonly id: string;
  /** The host that reads the question, such as "api.openai.com" or "127.0.0.1:11434". */
  readonly place: string;
  /** Tokens that prompt and answer may take together; a small local model's where nothing is known. */
  readonly windowTokens?: number;
  /** Characters of one answer, after which it is left; 30,000 where nothing is said. */
  readonly answerLimit?: number;
  /**
   * Starts one answer. Ends after the model said that it had finished and gave some text; else throws a
   * ModelFault. When `signal` aborts, the connection is closed and the signal's reason thrown.
   */
  stream(request: ModelRequest): AsyncIterable<ModelPart>;
}

export interface ModelRequest {
  readonly system: string;
  /** The last one is the person's. */
  readonly messages: readonly ModelMessage[];
  /** Of the text that is shown; what a model thinks to itself is allowed on top. */
  readonly maxOutputTokens: number;
  readonly signal: AbortSignal;
}

export type ModelMessage = { role: "user" | "assistant"; text: string };

export type ModelPart =
  | { type: "text"; text: string }
  | { type: "usage"; inputTokens: number; outputTokens: number };

/** Each fault in words for an operator. No person's words, no text of the provider. */
const faultMessages = {
  model_busy: "the model's provider asks for fewer calls",
  model_unavailable: "the model's provider can't be reached or has a fault",
  model_refused: "the model's provider refused the call: check model, address and key",
  model_timeout: "the model sent nothing for too long",
  model_empty: "the model finished without any text",
  model_malformed: "the model's provider sent something that can't be read",
  model_cut: "the model's answer broke off before its end",
} as const;

export type ModelFaultCode = keyof typeof faultMessages;

export type ModelFaultDetails = { retryAfterMs?: number; status?: number };

export class ModelFault extends Error {
  override readonly name = "ModelFault";
  readonly code: ModelFaultCode;
  /** False only for `model_refused`: the same call would be refused again. */
  readonly retryable: boolean;
  /** How long the provider asked us to wait. */
  readonly retryAfterMs?: number;
  /** The provider's HTTP status, where there was one. */
  readonly status?: number;

  constructor(code: ModelFaultCode, details: ModelFaultDetails = {}) {
    super(
      details.status === undefined
        ? faultMessages[code]
        : `${faultMessages[code]} (HTTP ${details.status})`,
    );
    this.code = code;
    this.retryable = code !== "model_refused";
    if (details.retryAfterMs !== undefined) this.retryAfterMs = details.retryAfterMs;
    if (details.status !== undefined) this.status = details.status;
  }
}
