/** Prints, from a real run, what a reader sees of each case: `node tests/safety/print-model-answers.ts`. */
import { cases, openWithPages, verdictsOf } from "./model-answers.ts";

const healify = await openWithPages();
try {
  for (const each of Object.values(cases)) {
    const shown = await healify.ask(each);
    const inCell = (text: string) => text.replace(/\s*\n+\s*/g, " ").replaceAll("|", "\\|");
    const marks = verdictsOf(shown).map(([verdict, about]) => `${verdict}: ${inCell(about)}`);
    console.log(
      `| ${each.name} | ${inCell(each.says)} | ${inCell(shown.text)} | ${marks.join("<br>")} |`,
    );
  }
} finally {
  await healify.close();
}
