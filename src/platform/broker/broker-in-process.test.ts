import { describe, expect, it, vi } from "vitest";
import { brokerContract } from "./broker.contract.ts";
import { createInProcessHub } from "./broker-in-process.ts";

brokerContract("the in-process broker", async () => {
  const hub = createInProcessHub();
  return { connect: async () => hub.connect(), close: async () => undefined };
});

describe("the in-process broker", () => {
  it("changes what does not survive UTF-8, as a real broker would", async () => {
    const broker = createInProcessHub().connect();
    const bodies: string[] = [];
    await broker.subscribeEvents("a", (body) => bodies.push(body));
    broker.publishEvent("a", "r1", "half a pair: \ud83e");
    await vi.waitFor(() => expect(bodies).toEqual(["half a pair: \ufffd"]), 60_000);
  });
});
