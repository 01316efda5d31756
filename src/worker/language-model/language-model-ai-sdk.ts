/**
 * Models through the AI SDK's providers. The provider's own stream is read rather than the SDK's `streamText`:
 * no retries, telemetry, warnings on the console or stored copies to turn off, and a third of the CPU per answer.
 */
import type {
  LanguageModelV4,
  LanguageModelV4Prompt,
  LanguageModelV4StreamPart,
} from "@ai-sdk/provider";
import { faultOfCall, faultOfStream } from "./fault-of-error.ts";
import {
  type LanguageModel,
  ModelFault,
  type ModelPart,
  type ModelRequest,
} from "./language-model.ts";
import { type ModelConnection, modelAddress, thinkingTokens } from "./model-setting.ts";
import { type Patience, SilenceWatch } from "./patience.ts";
import { makeModel, type SdkProvider } from "./provider-model.ts";

/**
 * A model for a setting whose connection is complete (see modelConnectionFaults). Its connections are kept
 * alive between calls by Node's fetch.
 */
export function createAiSdkModel(
  { provider, model: name }: { provider: SdkProvider; model: string },
  connection: ModelConnection,
  patience: Patience,
): LanguageModel {
  const baseURL = modelAddress(provider, connection.url);
  const apiKey = connection.key ?? "";
  const model = makeModel[provider](name, { baseURL, apiKey });
  return {
    id: `${provider}/${name}`,
    place: new URL(baseURL).host,
    stream: (request) => streamModel(model, request, patience),
  };
}

async function* streamModel(
  model: LanguageModelV4,
  request: ModelRequest,
  patience: Patience,
): AsyncIterable<ModelPart> {
  const watch = new SilenceWatch(patience, request.signal);
  let callIsOver = false;
  try {
    yield* readAnswer(await startCall(model, request, watch), watch);
    callIsOver = true;
  } catch (error) {
    request.signal.throwIfAborted();
    if (watch.ranOut) throw new ModelFault("model_timeout");
    throw error instanceof ModelFault ? error : faultOfStream(error);
  } finally {
    watch.stop({ callIsOver });
  }
}

type Parts = ReadableStream<LanguageModelV4StreamPart>;

async function startCall(
  model: LanguageModelV4,
  request: ModelRequest,
  watch: SilenceWatch,
): Promise<Parts> {
  try {
    const { stream } = await model.doStream({
      prompt: toPrompt(request),
      maxOutputTokens: request.maxOutputTokens + thinkingTokens,
      abortSignal: watch.signal,
    });
    return stream;
  } catch (error) {
    throw faultOfCall(error, Date.now());
  }
}

async function* readAnswer(parts: Parts, watch: SilenceWatch): AsyncIterable<ModelPart> {
  let wrote = false;
  let finished = false;
  for await (const part of parts) {
    if (part.type === "error") throw faultOfStream(part.error);
    if (part.type === "text-delta" && part.delta !== "") {
      wrote ||= part.delta.trim() !== "";
      watch.pause();
      yield { type: "text", text: part.delta };
    }
    if (part.type === "finish") {
      checkFinish(part.finishReason, wrote);
      finished = true;
      yield toUsage(part.usage);
    }
    if (!headParts.has(part.type)) watch.alive();
  }
  if (!finished) throw new ModelFault("model_cut");
}

/** Parts that the SDK makes up before the model has done anything. */
const headParts: ReadonlySet<LanguageModelV4StreamPart["type"]> = new Set([
  "stream-start",
  "response-metadata",
]);

type Finish = Extract<LanguageModelV4StreamPart, { type: "finish" }>;

function checkFinish(reason: Finish["finishReason"], wrote: boolean): void {
  // Without a reason in the provider's own words nobody said that the answer was over.
  if (reason.raw === undefined || reason.unified === "error" || reason.unified === "interrupted") {
    throw new ModelFault("model_cut");
  }
  if (wrote) return;
  throw new ModelFault(reason.unified === "content-filter" ? "model_refused" : "model_empty");
}

function toUsage(usage: Finish["usage"]): ModelPart {
  return {
    type: "usage",
    inputTokens: usage.inputTokens.total ?? 0,
    outputTokens: usage.outputTokens.total ?? 0,
  };
}

function toPrompt({ system, messages }: ModelRequest): LanguageModelV4Prompt {
  return [
    { role: "system", content: system },
    ...messages.map(({ role, text }): LanguageModelV4Prompt[number] => ({
      role,
      content: [{ type: "text", text }],
    })),
  ];
}
