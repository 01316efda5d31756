/** The load that most scenarios run under: several people, a session with two questions, two tabs on two gateways. */
import type { Asked, AskOptions, Lab } from "../driver/lab.ts";

export async function traffic(lab: Lab, options: AskOptions = {}): Promise<Asked[]> {
  const first = lab.ask({ ...options, person: 0, gateway: 0 });
  const second = lab.ask({ ...options, person: 1, gateway: 0 });
  const third = lab.ask({ ...options, person: 2, gateway: 1 });
  void second.accepted.then((taken) => {
    if (taken) void lab.read(second.question, { by: "the second tab", gateway: 1, person: 1 });
  });
  const behind = first.accepted.then(() =>
    lab.ask({ ...options, person: 0, gateway: 0, after: first.question }),
  );
  return [first, second, third, await behind];
}
