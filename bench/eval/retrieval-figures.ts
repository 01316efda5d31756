/** How often the right passage is found for messages with known answers. */
import { z } from "zod";
import type { Library } from "#library/library.ts";
import { readJsonLines } from "./json-lines.ts";

const messageLine = z.object({
  id: z.string(),
  message: z.string(),
  relevant: z.array(z.object({ folder: z.string(), qid: z.string(), grade: z.number() })),
});
export type AskedMessage = z.infer<typeof messageLine>;

export const readMessages = (file: string): AskedMessage[] => readJsonLines(file, messageLine);

/** `grade` 2 and above is right. Counts of messages, but for the two means. */
export type RetrievalFigures = {
  n: number;
  hitAt1: number;
  hitAt5: number;
  hitAt10: number;
  mrrAt10: number;
  recallAt10: number;
};

export async function retrievalFigures(
  library: Library,
  messages: readonly AskedMessage[],
  change: (text: string) => string,
): Promise<RetrievalFigures> {
  const judged: ReturnType<typeof judge>[] = [];
  for (const message of messages) {
    const found = await library.search(change(message.message), { limit: 10, source: "medquad" });
    judged.push(
      judge(
        message,
        found.map(({ passage }) => passage.sourceIds),
      ),
    );
  }
  const within = (rank: number) => judged.filter(({ first }) => first > 0 && first <= rank).length;
  const mean = (values: number[]) =>
    values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    n: judged.length,
    hitAt1: within(1),
    hitAt5: within(5),
    hitAt10: within(10),
    mrrAt10: mean(judged.map(({ first }) => (first > 0 ? 1 / first : 0))),
    recallAt10: mean(judged.map(({ recall }) => recall)),
  };
}

/** `first` is the place of the first right passage, from 1; 0 where there is none. */
function judge({ relevant }: AskedMessage, found: readonly (readonly string[])[]) {
  const right = new Set(
    relevant.filter(({ grade }) => grade >= 2).map(({ folder, qid }) => `${folder}/${qid}`),
  );
  const met = new Set(found.flat().filter((id) => right.has(id)));
  return {
    first: found.findIndex((ids) => ids.some((id) => right.has(id))) + 1,
    recall: right.size === 0 ? 0 : met.size / right.size,
  };
}
