/** Listing, opening and sending with 10, 1,000 and 100,000 stored chat sessions of the same person. */
import { Caller } from "../load/caller.ts";
import { startModel } from "../model/model.ts";
import { questionText } from "../questions/questions.ts";
import type { GrowthPoint } from "../report/results.ts";
import { tokensFor } from "../systems/people.ts";
import type { GrowthParts } from "./growth.ts";
import { startHealify } from "./start-healify.ts";
import { storeSessions } from "./stored-sessions.ts";
import { spreadFigures, timeCalls, timeFirstTokens } from "./times.ts";

const sizes = [10, 1_000, 100_000] as const;
const times = 200;
const asked = 100;

/** One person for each size, in one database: the rows of the others are there too. */
export async function sessionsGrowth(parts: GrowthParts): Promise<GrowthPoint[]> {
  const model = await parts.opened.add(startModel());
  const stored: { token: string; ids: string[] }[] = [];
  const healify = await startHealify(parts, model, {
    people: sizes.length,
    seed: async (installation, people) => {
      for (const [index, person] of people.entries()) {
        const ids = await storeSessions(installation, person, sizes[index] ?? 0, 1);
        stored.push({ token: "", ids });
        parts.say(`stored ${ids.length} chat sessions`);
      }
    },
  });
  const { url } = healify.target;
  const points: GrowthPoint[] = sizes.map((size) => ({ size, figures: {} }));
  // Twice, and only the second counts: the first warms up.
  for (const _ of ["warm up", "count"]) {
    const tokens = await tokensFor(healify.installation, healify.people);
    for (const [index, point] of points.entries()) {
      const { ids } = stored[index] ?? { ids: [] };
      const token = tokens[index] ?? "";
      const caller = await Caller.open(url);
      const list = await timeCalls(caller, times, () => get("/api/chat/sessions", token));
      const open = await timeCalls(caller, times, (call) =>
        get(`/api/chat/sessions/${ids[(call * 7919) % ids.length]}`, token),
      );
      caller.close();
      const target = { ...healify.target, tokens: [token] };
      const send = await timeFirstTokens(target, newQuestions());
      point.figures = {
        ...spreadFigures("list", list),
        ...spreadFigures("open", open),
        ...spreadFigures("send to first token", send),
      };
      parts.say(`${point.size}: ${JSON.stringify(point.figures)}`);
    }
  }
  return points;
}

const get = (path: string, token: string) => ({ method: "GET", path, token });

let nextQuestion = 0;
function newQuestions(): string[] {
  return Array.from({ length: asked }, () => questionText(nextQuestion++));
}
