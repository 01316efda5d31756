/** The bench's model as a process, seen from outside. */
import { z } from "zod";
import { startChild } from "../measure/child.ts";
import type { Pace } from "./pace.ts";

const callsSchema = z.object({ calls: z.number(), open: z.number() });

export type BenchModel = {
  readonly url: string;
  readonly pid: number;
  setPace(pace: Pace): Promise<void>;
  /** So far, and under way. */
  calls(): Promise<z.infer<typeof callsSchema>>;
  stop(): Promise<void>;
};

export async function startModel(tokens = 60): Promise<BenchModel> {
  const child = await startChild({
    script: "bench/model/server.ts",
    args: ["--tokens", String(tokens)],
    ready: /^ready/,
  });
  const url = child.readyLine.slice(child.readyLine.indexOf("http"));
  return {
    url,
    pid: child.pid,
    async setPace(pace) {
      await fetch(`${url}/pace`, { method: "PUT", body: JSON.stringify(pace) });
    },
    calls: async () => callsSchema.parse(await (await fetch(`${url}/calls`)).json()),
    stop: child.stop,
  };
}
