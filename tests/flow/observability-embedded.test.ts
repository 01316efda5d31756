import { expect, it } from "vitest";
import { ChatClient } from "#tests/support/chat-client.ts";
import { startTraceCollector } from "#tests/support/trace-collector.ts";
import { observabilityContract } from "./observability.contract.ts";
import { startEmbedded } from "./systems.ts";

observabilityContract("embedded", async (env) => {
  const embedded = await startEmbedded(env);
  return { url: embedded.process.url(), model: embedded.model, close: embedded.close };
});

it("sends nothing unless it is told to, even where others have named a collector", async () => {
  const collector = await startTraceCollector();
  const embedded = await startEmbedded({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
  embedded.model.always({ kind: "normal" });
  const ann = await ChatClient.signUp(embedded.process.url());
  const reader = await ann.askForEvents("How can I sleep better?").end();
  expect(reader.last()?.event.type).toBe("reply-end");
  // What was not sent by then would be sent on closing.
  await embedded.close();
  expect(collector.bodies).toEqual([]);
  await collector.close();
});
