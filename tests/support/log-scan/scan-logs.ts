/** The end of a test run: the folder of logs and secrets → what is wrong with it. */
import { canary } from "./canary.ts";
import { readLogFolder } from "./log-folder.ts";
import { findLeaks } from "./scan.ts";

/** `faults`: one line each; none when nothing leaked and the scan has proved that it looks. */
export type LogScan = { name: string; faults: string[] };

const shownLeaks = 20;

export function scanLogs(folder: string): LogScan {
  const { lines, secrets } = readLogFolder(folder);
  const leaks = findLeaks(lines, secrets);
  const sang = leaks.some(({ kind, line }) => kind === "canary" && line.includes(canary));
  const real = leaks.filter(({ kind }) => kind !== "canary");
  return {
    name: `none of ${secrets.length} secrets in ${lines.length} kinds of log lines`,
    faults: [
      ...(sang ? [] : ["The canary was not found: the logs of this run were not looked through."]),
      ...real.slice(0, shownLeaks).map(({ kind, line }) => `a ${kind} in a log: ${line}`),
      ...(real.length > shownLeaks ? [`and ${real.length - shownLeaks} more`] : []),
    ],
  };
}
