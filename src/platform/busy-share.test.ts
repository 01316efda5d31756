import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { watchBusyShare } from "./busy-share.ts";

it("tells a busy event loop from an idle one", async () => {
  const share = watchBusyShare();
  await pause(300);
  const idle = share();
  const until = performance.now() + 300;
  while (performance.now() < until) Math.sqrt(until);
  await pause(0);
  expect(share()).toBeGreaterThan(0.5);
  expect(idle).toBeLessThan(share());
});
