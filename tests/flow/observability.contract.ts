/** One connected trace for a question, whichever processes it went through, and nobody's words in it; what waits. */
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

export type ObservedSystem = { url: string; model: ModelServer; close(): Promise<void> };

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

export function observabilityContract(
  name: string,
  open: (env: Environment) => Promise<ObservedSystem>,
): void {
  describe(`what is told of itself, ${name}`, () => {
    let collector: TraceCollector;
    let system: ObservedSystem;
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

    it("follows a question through gateway, broker, worker, model and back", async () => {
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
      const named = (own: string) => trace.filter((span) => span.name === own);
      // Of each attempt the first words and the end; a delta is no span.
      const attempts = named("process chat.requests").length;
      expect(named("process chat.replies").length).toBeLessThanOrEqual(2 * attempts);
      const told = named("chat mock").flatMap(({ events }) => events.map((event) => event.name));
      expect(told).toContain("first token");
      expect(named("chat mock")[0]?.attributes.get("gen_ai.request.model")).toBe("mock");
      expect(collector.headers[0]?.["x-collector-key"]).toBe("se cret");

      const everything = collector.bodies.join("\n");
      const answer = assembledText(reader);
      const words = answer.split(/\s+/).filter((word) => word.length > 12);
      expect(everything).not.toMatch(/aardvark|elbow/i);
      for (const word of words) expect(everything).not.toContain(word);
      expect(everything).not.toContain(ann.person.email);
      expect(everything).not.toContain(ann.person.password);
    });

    it("shows which call of a model failed, and what a Retry made of it", async () => {
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

      await ann.post(`/api/chat/replies/${id}/retry`);
      const again = () =>
        collector.spans.filter((span) => span.name === "POST /api/chat/replies/:replyId/retry");
      const isAnswered = (trace: readonly CollectedSpan[]) =>
        ["process chat.requests", "finish reply", "process chat.replies"].every((own) =>
          trace.some((span) => span.name === own),
        );
      await waitFor(
        () => again().some(({ traceId }) => isAnswered(collector.trace(traceId))),
        "the trace of the second asking",
      );
    });

    it("tells what waits, from the database and the broker", async () => {
      const questions = ["waiting", "queued", "answering"].map(
        (state) => `healify_questions{state="${state}"} 0`,
      );
      const told = [...questions, "healify_oldest_queued_question_seconds 0"];
      // The broker's queues may hold what others have left in them.
      const counted = [
        /^healify_broker_messages\{queue="requests"\} \d+$/m,
        /^healify_broker_messages\{queue="dead"\} \d+$/m,
      ];
      await waitFor(async () => {
        const { text } = await ann.call("GET", "/metrics");
        const lines = new Set(text.split("\n"));
        return told.every((line) => lines.has(line)) && counted.every((line) => line.test(text));
      }, "the questions at rest, and the broker's messages counted");
    });
  });
}

/** Those that hang on nothing that has come. */
function rootsOf(spans: readonly CollectedSpan[]): CollectedSpan[] {
  const ids = new Set(spans.map((span) => span.spanId));
  return spans.filter((span) => !ids.has(span.parentSpanId ?? ""));
}
