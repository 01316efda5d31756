/** Opening and going on with a chat session of 10 and of 1,000 messages. */
import { Caller } from "../load/caller.ts";
import { startModel } from "../model/model.ts";
import { questionText } from "../questions/questions.ts";
import type { GrowthPoint } from "../report/results.ts";
import type { GrowthParts } from "./growth.ts";
import { startHealify } from "./start-healify.ts";
import { storeSessions } from "./stored-sessions.ts";
import { spreadFigures, timeCalls, timeFirstTokens } from "./times.ts";

/** Questions; with their answers twice as many messages. */
const sizes = [10, 1_000] as const;
/** Few, because each makes the history longer. */
const asked = 30;

export async function historyGrowth(parts: GrowthParts): Promise<GrowthPoint[]> {
  const model = await parts.opened.add(startModel());
  const sessions: string[] = [];
  const healify = await startHealify(parts, model, {
    people: 1,
    seed: async (installation, [person]) => {
      if (!person) return;
      for (const size of sizes) {
        sessions.push(...(await storeSessions(installation, person, 1, size / 2)));
      }
    },
  });
  const [token = ""] = healify.target.tokens;
  const points: GrowthPoint[] = [];
  let question = 0;
  for (const [index, size] of sizes.entries()) {
    const caller = await Caller.open(healify.target.url);
    const path = `/api/chat/sessions/${sessions[index]}`;
    await timeCalls(caller, 20, () => ({ method: "GET", path, token }));
    const open = await timeCalls(caller, 50, () => ({ method: "GET", path, token }));
    caller.close();
    const questions = Array.from({ length: asked }, () => questionText(question++));
    const send = await timeFirstTokens(healify.target, questions, sessions[index]);
    const figures = {
      ...spreadFigures("open", open),
      ...spreadFigures("send to first token", send.slice(5)),
    };
    parts.say(`${size}: ${JSON.stringify(figures)}`);
    points.push({ size, figures });
  }
  return points;
}
