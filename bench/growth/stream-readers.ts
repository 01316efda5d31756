/** The process that holds the readers' connections, seen from outside. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const script = fileURLToPath(new URL("reader-process.ts", import.meta.url));

export const readersOrderSchema = z.object({
  url: z.string(),
  streams: z.array(z.object({ replyId: z.string(), token: z.string() })),
});
export type ReadersOrder = z.infer<typeof readersOrderSchema>;

const readersReportSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("open") }),
  z.object({ type: z.literal("delays"), delays: z.array(z.number()) }),
  z.object({ type: z.literal("failed"), message: z.string() }),
]);
export type ReadersReport = z.infer<typeof readersReportSchema>;

export type Readers = {
  /** Resolves once every stream is open. */
  open(url: string, streams: ReadersOrder["streams"]): Promise<void>;
  /** How long each delta took, in ms. */
  close(): Promise<number[]>;
};

export function startReaders(): Readers {
  const child = fork(script, { stdio: "inherit" });
  const hear = async (type: ReadersReport["type"]): Promise<ReadersReport> => {
    const report = readersReportSchema.parse((await once(child, "message"))[0]);
    if (report.type === "failed") throw new Error(report.message);
    if (report.type !== type) throw new Error(`the readers said ${report.type} out of turn`);
    return report;
  };
  return {
    async open(url, streams) {
      child.send({ url, streams } satisfies ReadersOrder);
      await hear("open");
    },
    async close() {
      const answer = hear("delays");
      child.send("close");
      const report = await answer;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      return report.type === "delays" ? report.delays : [];
    },
  };
}
