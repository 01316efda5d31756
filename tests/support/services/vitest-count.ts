import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { z } from "zod";

export type TestCount = { passed: number; failed: number };

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string().optional() })),
    }),
  ),
});

const namesSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/**
 * What a vitest run gave, from its JSON report. A test file that failed outside of its tests counts as one failed, and so
 * does a run that failed although no test did: an error outside of any test, a crash, or no report.
 */
export async function countVitest(reportFile: string, exitCode: number): Promise<TestCount> {
  const text = await readFile(reportFile, "utf8").catch(() => null);
  if (text === null) return { passed: 0, failed: 1 };
  const report = reportSchema.parse(JSON.parse(text));
  const filesAlone = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every((one) => one.status !== "failed"),
  ).length;
  const failed = report.numFailedTests + filesAlone;
  return { passed: report.numPassedTests, failed: failed || (exitCode === 0 ? 0 : 1) };
}

/** The tests that failed, each with its file; a file alone where it failed outside of its tests. Nothing without a report. */
export async function failedTests(reportFile: string, root: string): Promise<string[]> {
  const text = await readFile(reportFile, "utf8").catch(() => null);
  if (text === null) return [];
  return namesSchema.parse(JSON.parse(text)).testResults.flatMap((result) => {
    const file = relative(root, result.name);
    const failed = result.assertionResults.filter(({ status }) => status === "failed");
    if (result.status === "failed" && failed.length === 0) return [file];
    return failed.map(({ fullName }) => `${file}: ${fullName}`);
  });
}
