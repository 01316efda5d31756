/** One connected trace for a question, whichever processes it went through, and nobody's words in it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assembledText, ChatClient } from "#tests/support/chat-client.ts";
import type { ModelServer } from "#tests/support/model-server.ts";
import {
  type CollectedSpan,
  startTraceCollector,
  type TraceCollector,
} from "#tests/support/trace-collector.ts";
import { waitFor } from "#tests/support/wait-for.ts";
import type { Environment } from "./systems.ts";

export type TracedSystem = { url: string; model: ModelServer; close(): Promise<void> };

const request = "POST /api/chat/sessions/:sessionId/messages";

/** Each span of a question, and what it hangs on. */
const steps: readonly [name: string, parent: string, service: string][] = [
  ["accept question", request, "healify-gateway"],
  ["publish chat.requests", request, "healify-gateway"],
  ["process chat.requests", "publish chat.requests", "healify-worker"],
  ["claim reply", "process chat.requests", "healify-worker"],
  ["read question", "process chat.requests", "healify-worker"],
  ["search library", "process chat.requests", "healify-worker"],
  ["chat mock", "process chat.requests", "healify-worker"],
  ["finish reply", "process chat.requests", "healify-worker"],
  ["publish chat.replies", "process chat.requests", "healify-worker"],
  ["process chat.replies", "publish chat.replies", "healify-gateway"],
];

export function tracingContract(
  name: string,
  open: (env: Environment) => Promise<TracedSystem>,
): void {
  describe(`traces, ${name}`, () => {
    let collector: TraceCollector;
    let system: TracedSystem;
    let ann: ChatClient;

    beforeAll(async () => {
      collector = await startTraceCollector();
      system = await open({
        HEALIFY_TRACES: "on",
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
        OTEL_EXPORTER_OTLP_HEADERS: "x-collector-key=se%20cret",
      });
      system.model.always({ kind: "normal" });
      ann = await ChatClient.signUp(system.url);
    });
    afterAll(async () => {
      await system.close();
      await collector.close();
    });

    const ofReply = (replyId: string): CollectedSpan[] => {
      const one = collector.spans.find(
        (span) => span.attributes.get("healify.reply.id") === replyId,
      );
      return one ? collector.trace(one.traceId) : [];
    };
    const has = (spans: readonly CollectedSpan[], [own, parent]: (typeof steps)[number]) => {
      const parents = new Set(
        spans.filter((span) => span.name === parent).map((span) => span.spanId),
      );
      return spans.some((span) => span.name === own && parents.has(span.parentSpanId ?? ""));
    };

    it("follow a question through gateway, broker, worker, model and back", async () => {
      const reader = await ann.askForEvents("Why does my aardvarkian elbow hurt?").end();
      expect(reader.last()?.event.type).toBe("reply-end");
      const { id } = reader.accepted?.reply ?? {};
      await waitFor(
        () =>
          steps.every((step) => has(ofReply(id ?? ""), step)) &&
          rootsOf(ofReply(id ?? "")).length === 1,
        "the whole trace",
      );
      const trace = ofReply(id ?? "");
      expect(rootsOf(trace).map((span) => span.name)).toEqual([request]);
      for (const [own, , service] of steps) {
        expect(trace.find((span) => span.name === own)?.service, own).toBe(service);
      }
      // The first words and the end; a delta is no span.
      const relayed = trace.filter((span) => span.name === "process chat.replies");
      expect(relayed.length).toBeLessThan(5);
      const call = trace.find((span) => span.name === "chat mock");
      expect(call?.events.map((event) => event.name)).toEqual(["first token"]);
      expect(call?.attributes.get("gen_ai.request.model")).toBe("mock");
      expect(collector.headers[0]?.["x-collector-key"]).toBe("se cret");

      const everything = collector.bodies.join("\n");
      const answer = assembledText(reader);
      const words = answer.split(/\s+/).filter((word) => word.length > 12);
      expect(everything).not.toMatch(/aardvark|elbow/i);
      for (const word of words) expect(everything).not.toContain(word);
      expect(everything).not.toContain(ann.person.email);
      expect(everything).not.toContain(ann.person.password);
    });

    it("show which call of a model failed, and the attempt with it", async () => {
      system.model.program({ kind: "status", status: 401 });
      const reader = await ann.askForEvents("What is a wombatish ache?").end();
      expect(reader.last()?.event.type).toBe("reply-failed");
      const id = reader.accepted?.reply.id ?? "";
      const failed = ["chat mock", "process chat.requests"];
      const isFailed = (own: string) =>
        ofReply(id).some(
          (span) => span.name === own && span.attributes.get("error.type") === "model_refused",
        );
      await waitFor(() => failed.every(isFailed), "the failed spans");
    });
  });
}

/** Those that hang on nothing that has come. */
function rootsOf(spans: readonly CollectedSpan[]): CollectedSpan[] {
  const ids = new Set(spans.map((span) => span.spanId));
  return spans.filter((span) => !ids.has(span.parentSpanId ?? ""));
}
