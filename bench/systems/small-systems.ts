/** The systems that Healify is held against: nothing, a plain proxy, and the floor written by hand. */
import { startChild } from "../measure/child.ts";
import type { Servers } from "./servers.ts";
import type { System } from "./system.ts";

const ready = /^ready/;
const addressIn = (line: string) => line.slice(line.indexOf("http"));

export function direct(modelUrl: string): System {
  return {
    name: "direct",
    target: { kind: "model", url: modelUrl, tokens: [] },
    pids: [],
    stop: async () => undefined,
  };
}

export async function startProxy(modelUrl: string): Promise<System> {
  const proxy = await startChild({
    script: "bench/proxy/server.ts",
    env: { PROXY_TO: modelUrl },
    ready,
  });
  return {
    name: "proxy",
    target: { kind: "model", url: addressIn(proxy.readyLine), tokens: [] },
    pids: [proxy.pid],
    stop: proxy.stop,
  };
}

export async function startFloor(modelUrl: string, { rabbitmq }: Servers): Promise<System> {
  const env = { FLOOR_RABBITMQ_URL: rabbitmq.url, FLOOR_MODEL_URL: modelUrl };
  const worker = await startChild({ script: "bench/floor/worker.ts", env, ready });
  const gateway = await startChild({ script: "bench/floor/gateway.ts", env, ready });
  return {
    name: "floor",
    target: { kind: "floor", url: addressIn(gateway.readyLine), tokens: [] },
    pids: [gateway.pid, worker.pid, rabbitmq.pid],
    async stop() {
      await gateway.stop();
      await worker.stop();
    },
  };
}
