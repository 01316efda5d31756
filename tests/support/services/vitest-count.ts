import { readFile } from "node:fs/promises";
import { z } from "zod";

export type TestCount = { passed: number; failed: number };

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/**
 * What a vitest run gave, from its JSON report. A test file that could not be loaded counts as one failed, and so
 * does a run that failed although no test did: an error outside of any test, a crash, or no report.
 */
export async function countVitest(reportFile: string, exitCode: number): Promise<TestCount> {
  const text = await readFile(reportFile, "utf8").catch(() => null);
  if (text === null) return { passed: 0, failed: 1 };
  const report = reportSchema.parse(JSON.parse(text));
  const unloaded = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + unloaded;
  return { passed: report.numPassedTests, failed: failed || (exitCode === 0 ? 0 : 1) };
}
