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
  ...inBothModes("the model hangs before its first word", (lab) => hangs(lab)),
  ...inBothModes("the model hangs after some words", (lab) => hangs(lab, 30)),
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

const patienceSeconds = 3;

/** Given up after HEALIFY_MODEL_PATIENCE, whose default is minutes, and asked once more. */
async function hangs(lab: Lab, afterTokens?: number): Promise<void> {
  const { model } = lab.system;
  await lab.system.restartWorkers({ HEALIFY_MODEL_PATIENCE: String(patienceSeconds) });
  const [callsBefore, abortedBefore] = [model.calls, model.aborted];
  const words = afterTokens === undefined ? {} : { afterTokens };
  model.program({ kind: "hang", text: lab.answers.text, ...words });
  lab.fault("one call of the model hangs");
  const startedAt = Date.now();
  const asked = await lab.asked({ patienceMs: 60_000 });
  await asked.done;
  const ms = Date.now() - startedAt;
  lab.expect(ms > patienceSeconds * 1000, `it was given up too early: ${ms} ms`, asked.question);
  // The first back-off is a second, and an answer takes another.
  lab.expectWithin(
    (patienceSeconds + 20) * 1000,
    ms,
    "a hanging model was felt for",
    asked.question,
  );
  const calls = model.calls - callsBefore;
  lab.expect(calls === 2, `the model was called ${calls} times`, asked.question);
  await lab.until(
    () => model.aborted > abortedBefore,
    "the hanging call's connection to be closed",
  );
  await lab.ask({ after: asked.question }).done;
  await lab.system.restartWorkers();
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
