/** Row 23: what a model server may do wrong. */
import type { Behaviour } from "#tests/support/model/behaviour.ts";
import type { Lab } from "../driver/lab.ts";
import type { Scenario } from "../driver/workshop.ts";

type Fault = (lab: Lab) => Behaviour;

const passing: Record<string, Fault> = {
  "429 with Retry-After": () => ({ kind: "status", status: 429, retryAfter: "1" }),
  "500": () => ({ kind: "status", status: 500 }),
  "cut after some words": ({ answers }) => ({ kind: "cut", afterTokens: 9, text: answers.text }),
  "ended in good order but half-way": ({ answers }) => ({
    kind: "cut",
    afterTokens: 9,
    inGoodOrder: true,
    text: answers.text,
  }),
  empty: () => ({ kind: "empty" }),
  malformed: () => ({ kind: "malformed" }),
};

export const modelScenarios: Scenario[] = [
  ...Object.entries(passing).flatMap(([name, fault]) =>
    inBothModes(`the model once: ${name}`, (lab) => once(lab, fault)),
  ),
  ...inBothModes("the model refuses for good (401)", refuses),
  ...inBothModes("the model fails at every attempt (500)", alwaysFails),
];

function inBothModes(name: string, run: (lab: Lab) => Promise<void>): Scenario[] {
  return [
    { row: "23", name, mode: "embedded", run },
    { row: "23", name, mode: "distributed", run },
  ];
}

/** The next question of the chat session goes on as if nothing had been. */
async function once(lab: Lab, fault: Fault): Promise<void> {
  lab.system.model.program(fault(lab));
  lab.fault("one call of the model");
  const asked = await lab.asked({ patienceMs: 30_000 });
  const behind = lab.ask({ after: asked.question, patienceMs: 30_000 });
  await Promise.all([asked.done, behind.done]);
}

async function refuses(lab: Lab): Promise<void> {
  lab.system.model.program({ kind: "status", status: 401 });
  lab.fault("one call of the model");
  const asked = await lab.asked({ mayFail: true });
  const behind = lab.ask({ after: asked.question });
  await Promise.all([asked.done, behind.done]);
  lab.expect(
    asked.question.readings[0]?.connections.at(-1)?.reader.last()?.event.type === "reply-failed",
    "it did not fail visibly",
    asked.question,
  );
}

async function alwaysFails(lab: Lab): Promise<void> {
  lab.system.model.always({ kind: "status", status: 500 });
  lab.fault("every call of the model");
  const asked = await lab.asked({ mayFail: true, patienceMs: 60_000 });
  const behind = lab.ask({ after: asked.question, patienceMs: 60_000 });
  await asked.done;
  lab.pace(12);
  lab.expect(
    asked.question.readings[0]?.connections.at(-1)?.reader.last()?.event.type === "reply-failed",
    "it did not fail visibly",
    asked.question,
  );
  await behind.done;
}
