/** `healify triage`: JSON lines in, JSON lines out. */
import { createInterface } from "node:readline";
import { CommandFault } from "./command-fault.ts";
import type { CommandStreams } from "./library.ts";
import { runTriage } from "./triage.ts";

export async function triageCommand({ input, output }: CommandStreams): Promise<void> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const { problems } = await runTriage(lines, (line) => void output.write(`${line}\n`));
  if (problems > 0) {
    throw new CommandFault(`${problems} lines could not be read; each says why in its place.`);
  }
}
