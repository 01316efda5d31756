/** People who press a button until something answers. */
import { setTimeout as delay } from "node:timers/promises";
import type { Asked, Lab } from "../driver/lab.ts";

/** Until one gateway has taken it (202) or says that it is too late (409); the status. */
export async function insist(
  lab: Lab,
  { question }: Asked,
  person: number,
  act: "stop" | "retry",
): Promise<number> {
  for (let n = 0; n < 200; n += 1) {
    const answer = await lab
      .person(person)
      .at(n)
      .post(`/api/chat/replies/${question.accepted?.replyId}/${act}`)
      .catch(String);
    const told =
      typeof answer === "string" ? answer : `${answer.status} ${answer.text.slice(0, 80)}`;
    question.acts.push({ at: lab.history.now(), what: `${act}: ${told}` });
    if (typeof answer !== "string" && (answer.status === 202 || answer.status === 409)) {
      return answer.status;
    }
    await delay(100);
  }
  return 0;
}
