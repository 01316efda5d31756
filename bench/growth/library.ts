/** The first token with 100, 16,000 and 200,000 passages in the library. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importSource } from "#library/change-library.ts";
import { startModel } from "../model/model.ts";
import { questionText } from "../questions/questions.ts";
import type { GrowthPoint } from "../report/results.ts";
import type { GrowthParts } from "./growth.ts";
import { passagesOf } from "./made-up-passages.ts";
import { startHealify } from "./start-healify.ts";
import { spreadFigures, timeFirstTokens } from "./times.ts";

const sizes = [100, 16_000, 200_000] as const;
const asked = 150;

export async function libraryGrowth(parts: GrowthParts): Promise<GrowthPoint[]> {
  const model = await parts.opened.add(startModel());
  const points: GrowthPoint[] = [];
  for (const size of sizes) {
    const folder = await mkdtemp(join(tmpdir(), "healify-bench-library-"));
    await parts.opened.add({ stop: () => rm(folder, { recursive: true, force: true }) });
    const { passages } = await importSource(folder, {
      source: "folder",
      documents: () => passagesOf(size),
    });
    parts.say(`made a library of ${passages} passages`);
    const env = { HEALIFY_LIBRARY: folder };
    const healify = await startHealify(parts, model, { people: 1, env });
    const questions = (from: number) =>
      Array.from({ length: asked }, (_, index) => questionText(from + index));
    await timeFirstTokens(healify.target, questions(0));
    const { target } = await healify.freshTokens();
    const figures = spreadFigures("first token", await timeFirstTokens(target, questions(asked)));
    parts.say(`${size}: ${JSON.stringify(figures)}`);
    points.push({ size, figures });
  }
  return points;
}
