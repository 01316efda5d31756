import { describe, expect, it } from "vitest";
import { SoloGate } from "./solo-gate.ts";

/** Lets what is due happen. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

function visitors(gate: SoloGate) {
  const inside: string[] = [];
  const order: string[] = [];
  const leavers = new Map<string, () => void>();
  return {
    inside,
    order,
    come(name: string, solo = false) {
      void gate.enter(solo).then((leave) => {
        order.push(name);
        inside.push(name);
        leavers.set(name, () => {
          inside.splice(inside.indexOf(name), 1);
          leave();
        });
      });
    },
    leave(name: string) {
      const leave = leavers.get(name);
      if (!leave) throw new Error(`${name} is not inside`);
      leave();
    },
  };
}

describe("the solo gate", () => {
  it("lets many in side by side, and one alone only when nobody is inside", async () => {
    const { inside, come, leave } = visitors(new SoloGate());
    come("a");
    come("b");
    come("solo", true);
    await turn();
    expect(inside).toEqual(["a", "b"]);
    leave("a");
    await turn();
    expect(inside).toEqual(["b"]);
    leave("b");
    await turn();
    expect(inside).toEqual(["solo"]);
  });

  it("lets nobody overtake somebody who waits to run alone, and starves nobody", async () => {
    const { inside, order, come, leave } = visitors(new SoloGate());
    come("a");
    come("solo", true);
    come("b");
    come("c");
    come("solo 2", true);
    come("d");
    await turn();
    expect(inside).toEqual(["a"]);
    leave("a");
    await turn();
    expect(inside).toEqual(["solo"]);
    leave("solo");
    await turn();
    expect(inside).toEqual(["b", "c"]);
    leave("b");
    leave("c");
    await turn();
    expect(inside).toEqual(["solo 2"]);
    leave("solo 2");
    await turn();
    expect(order).toEqual(["a", "solo", "b", "c", "solo 2", "d"]);
  });

  it("counts a way out once", async () => {
    const gate = new SoloGate();
    const leaveFirst = await gate.enter(false);
    const leaveSecond = await gate.enter(false);
    leaveFirst();
    leaveFirst();
    let alone = false;
    const solo = gate.enter(true).then((leave) => {
      alone = true;
      return leave;
    });
    await turn();
    expect(alone).toBe(false);
    leaveSecond();
    (await solo)();
    expect(alone).toBe(true);
  });
});
