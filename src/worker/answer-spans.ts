/** The spans of an attempt: its claim, the search, the call of the model, its commit. Without tracing, `noSpan`. */
import type { Library } from "#library/library.ts";
import { faultCode } from "#platform/logger.ts";
import type { Span } from "#platform/tracing/tracing.ts";
import { noSpan } from "#platform/tracing/tracing-none.ts";
import type { LanguageModel, ModelPart, ModelRequest } from "./language-model/language-model.ts";
import type { AnswerSources } from "./plan-answer.ts";

type Step = "claim reply" | "read question" | "finish reply";

/** A step in the database. */
export function stepSpan(attempt: Span, name: Step): Span {
  return attempt.recorded ? attempt.child({ name, kind: "internal", attributes: {} }) : noSpan;
}

/** The same sources, each use of which is a span of this attempt. */
export function tracedSources(sources: AnswerSources, attempt: Span): AnswerSources {
  if (!attempt.recorded) return sources;
  const { library, model } = sources;
  return {
    ...sources,
    library: tracedLibrary(library, attempt),
    model: model && tracedModel(model, attempt),
  };
}

function tracedLibrary(library: Library, attempt: Span): Library {
  return {
    get version() {
      return library.version;
    },
    search: (query, options) =>
      attempt
        .child({ name: "search library", kind: "internal", attributes: {} })
        .during(library.search(query, options)),
    passages: (ids) => library.passages(ids),
    document: (id) => library.document(id),
    sources: () => library.sources(),
    close: () => library.close(),
  };
}

/**
 * By the conventions for generative AI, without any content. The model is told nothing of the trace: whoever runs it
 * would learn which calls belong together.
 */
function tracedModel(model: LanguageModel, attempt: Span): LanguageModel {
  return {
    ...model,
    stream: (request) => tracedStream(model, request, () => attempt.child(startOf(model, request))),
  };
}

function startOf({ id, place }: LanguageModel, { maxOutputTokens }: ModelRequest) {
  const [provider = "", ...name] = id.split("/");
  const requested = name.join("/");
  const { hostname, port } = new URL(`http://${place}`);
  return {
    name: `chat ${requested}`,
    kind: "client",
    attributes: {
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": provider === "google" ? "gcp.gemini" : provider,
      "gen_ai.request.model": requested,
      "gen_ai.request.max_tokens": maxOutputTokens,
      "server.address": hostname,
      ...(port === "" ? {} : { "server.port": Number(port) }),
    },
  } as const;
}

async function* tracedStream(
  model: LanguageModel,
  request: ModelRequest,
  begin: () => Span,
): AsyncIterable<ModelPart> {
  const span = begin();
  let silent = true;
  try {
    for await (const part of model.stream(request)) {
      if (part.type === "text" && silent) {
        silent = false;
        span.note("first token");
      }
      if (part.type === "usage") {
        span.set({
          "gen_ai.usage.input_tokens": part.inputTokens,
          "gen_ai.usage.output_tokens": part.outputTokens,
        });
      }
      yield part;
    }
  } catch (fault) {
    span.fail(faultCode(fault));
    throw fault;
  } finally {
    span.end();
  }
}
