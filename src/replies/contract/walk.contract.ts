import { expect, it } from "vitest";
import { newInstance, otherWorker, type ReplyScene, worker } from "#tests/support/reply-scene.ts";
import { SeededRandom } from "#tests/support/seeded-random.ts";
import { fail, finish, heartbeat, type OwnAttempt, tryLater } from "../own-attempt.ts";
import type { RepliesContractPart } from "../replies.contract.ts";
import type { ClaimedRow, ReplyRow } from "../reply-row.ts";
import { hasEnded } from "../states.ts";
import { confirmDispatches } from "../stop-and-retry.ts";
import { putOff, requeueAllAnswering } from "../sweep.ts";
import { expectNobodyWaitsInVain, expectOneStep, expectSound } from "./invariants.ts";

const steps = 300;

type Walk = { scene: ReplyScene; random: SeededRandom; row: ReplyRow; owns: OwnAttempt[] };
type Step = (walk: Walk) => Promise<unknown>;

/** With an attempt that some worker had or has: often one that was fenced since. */
const withOwn =
  (use: (scene: ReplyScene, own: OwnAttempt) => Promise<unknown>): Step =>
  async ({ scene, random, owns }) => {
    const own = random.next() < 0.5 ? owns.at(-1) : random.pick(owns);
    if (own) await use(scene, own);
  };

const events: Record<string, Step> = {
  ask: ({ scene }) => scene.ask(),
  async claim({ scene, random, row, owns }) {
    const outcome = await scene.claim(row.id, {
      dispatch: Math.max(0, row.dispatch - random.below(2)),
      redelivered: random.next() < 0.3,
      owner: random.next() < 0.5 ? worker : otherWorker,
      solo: random.next() < 0.8,
    });
    if (outcome.kind !== "claimed") return;
    owns.push({ ...scene.own(row.id, outcome.row.attempt), owner: ownerOf(outcome.row) });
  },
  heartbeat: ({ scene, owns }) =>
    heartbeat(
      scene.database,
      owns.slice(-5).map((own) => ({ ...own, checkpointSealed: `of ${own.attempt}` })),
    ),
  finish: withOwn((scene, own) => finish(scene.database, own, `of ${own.attempt}`)),
  fail: withOwn((scene, own) => fail(scene.database, own, "model_refused")),
  tryLater: withOwn((scene, own) => tryLater(scene.database, own, "model_unavailable", 4_000)),
  stop: ({ scene, row }) => scene.stop(row.id),
  retry: ({ scene, row }) => scene.retry(row.id),
  confirm: ({ scene, random, row }) =>
    confirmDispatches(scene.database, [{ id: row.id, dispatch: row.dispatch - random.below(2) }]),
  putOff: ({ scene, row }) => putOff(scene.database, row.id, 30_000),
  pass: ({ scene, random }) => scene.pass(random.pick([300, 5_000, 16_000, 61_000]) ?? 0),
  start: ({ scene, random }) =>
    random.next() < 0.1 ? requeueAllAnswering(scene.database) : Promise.resolve(),
  async sweep({ scene }) {
    await scene.sweep();
    expectNobodyWaitsInVain(await scene.rows());
  },
};

const ownerOf = ({ lease_owner }: ClaimedRow) => (lease_owner === worker ? worker : otherWorker);

export const walkContract: RepliesContractPart = (scene) => {
  it.each([1, 2, 3, 4, 5])(
    "from seed %i: sound after every step, and all ends at last",
    async (seed) => {
      const random = new SeededRandom(seed);
      const owns: OwnAttempt[] = [];
      await scene().ask();
      let before = await scene().rows();
      for (let step = 0; step < steps; step += 1) {
        // Mostly about the questions that are not at their end, so that the walk gets somewhere.
        const open = before.filter(({ state }) => !hasEnded(state));
        const row = random.pick(open.length > 0 && random.next() < 0.8 ? open : before);
        const name = random.pick(
          Object.keys(events).filter((one) => one !== "ask" || open.length < 5),
        );
        if (!row || !name) throw new Error("there is always a row and an event");
        await events[name]?.({ scene: scene(), random, row, owns });
        const after = await scene().rows();
        try {
          expectSound(after);
          expectOneStep(before, after);
        } catch (cause) {
          throw new Error(`seed ${seed}, step ${step}: ${name} on question ${row.position}`, {
            cause,
          });
        }
        before = after;
      }
      await answerWhatIsLeft(scene());
    },
  );
};

/** Whatever state it was left in: with time and a worker, every question comes to its end. */
async function answerWhatIsLeft(scene: ReplyScene): Promise<void> {
  const owner = newInstance();
  const left = (await scene.rows()).filter(({ state }) => !hasEnded(state)).length;
  for (let round = 0; round < left; round += 1) {
    await scene.pass(3_600_000);
    await scene.sweep();
    for (const { id } of await scene.rows()) {
      const outcome = await scene.claim(id, { owner });
      if (outcome.kind !== "claimed") continue;
      await finish(scene.database, scene.own(id, outcome.row.attempt, owner), "sealed");
    }
  }
  const rows = await scene.rows();
  expectSound(rows);
  expect(rows.filter(({ state }) => !hasEnded(state))).toEqual([]);
}
