/** Picks the list: best first, but neither one document nor one word of the message may fill it. */
import type { Candidate } from "./candidates.ts";

const mostPerDocument = 3;
/** How quickly an aspect that passages already met stops counting. */
const wearPerPick = 0.15;

export function choosePassages(candidates: readonly Candidate[], limit: number): Candidate[] {
  const chosen: Candidate[] = [];
  const worn = createWear(candidates);
  const left = new Set(candidates);
  const perDocument = new Map<number, number>();
  while (chosen.length < limit && left.size > 0) {
    const best = bestOf(left, worn.score);
    if (best === null) break;
    chosen.push(best);
    worn.pick(best);
    const count = (perDocument.get(best.document) ?? 0) + 1;
    perDocument.set(best.document, count);
    for (const other of left) {
      if (other === best || repeats(other, best, count)) left.delete(other);
    }
  }
  return [...chosen, ...leftOver(candidates, chosen)].slice(0, limit);
}

/** The same text, another part of the same answer, or one more of a page that has its share. */
function repeats(other: Candidate, best: Candidate, count: number): boolean {
  if (other.text === best.text) return true;
  if (other.document !== best.document) return false;
  return count >= mostPerDocument || other.answer === best.answer;
}

/** `candidates` come best first, so nothing behind a lower full score can win. */
function bestOf(left: ReadonlySet<Candidate>, score: (c: Candidate) => number): Candidate | null {
  let best: Candidate | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const candidate of left) {
    if (candidate.score <= bestScore) break;
    const now = score(candidate);
    if (now > bestScore) [best, bestScore] = [candidate, now];
  }
  return best;
}

function createWear(candidates: readonly Candidate[]) {
  const most = new Map<string, number>();
  for (const { parts } of candidates) {
    for (const [aspect, worth] of parts) most.set(aspect, Math.max(most.get(aspect) ?? 0, worth));
  }
  const picked = new Map<string, number>();
  return {
    score(candidate: Candidate): number {
      let sum = 0;
      for (const [aspect, worth] of candidate.parts) {
        sum += worth / (1 + wearPerPick * (picked.get(aspect) ?? 0));
      }
      return sum;
    },
    pick(candidate: Candidate): void {
      for (const [aspect, worth] of candidate.parts) {
        picked.set(aspect, (picked.get(aspect) ?? 0) + worth / (most.get(aspect) ?? worth));
      }
    },
  };
}

/** Where the rules above leave the list short, what they held back fills it; never the same text twice. */
function leftOver(candidates: readonly Candidate[], chosen: readonly Candidate[]): Candidate[] {
  const texts = new Set(chosen.map((candidate) => candidate.text));
  return candidates.filter(({ text }) => {
    if (texts.has(text)) return false;
    texts.add(text);
    return true;
  });
}
