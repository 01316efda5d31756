/** A cheap phone on a slow mobile network, as Chromium can pretend to be one. */
import type { Page } from "playwright-core";

/** How many times slower than this machine. */
export const slowedBy = 4;
/** Lighthouse's "slow 4G": 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back. */
export const network = { downMbit: 1.6, upMbit: 0.75, latencyMs: 150 };

const bytesASecond = (mbit: number) => (mbit * 1_000_000) / 8;

export async function pretendSlowPhone(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowedBy });
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: network.latencyMs,
    downloadThroughput: bytesASecond(network.downMbit),
    uploadThroughput: bytesASecond(network.upMbit),
  });
}
