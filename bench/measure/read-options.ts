/** The options of a command of this folder; a wrong one ends it with one line that says what would be right. */
import { type ParseArgsOptionsConfig, parseArgs } from "node:util";

/** Exit code for a command line that can't be taken, as sysexits.h has it (EX_USAGE). */
const usageExit = 64;

export function readOptions<Options extends ParseArgsOptionsConfig>(options: Options) {
  try {
    return parseArgs({ options }).values;
  } catch (fault) {
    const names = Object.entries(options).map(([name, { type }]) =>
      type === "string" ? `--${name} …` : `--${name}`,
    );
    const reason = fault instanceof Error ? fault.message.split(". ")[0] : String(fault);
    process.stderr.write(`${reason}. It takes ${names.join(", ")}.\n`);
    process.exit(usageExit);
  }
}
