/** The first minutes of a new person. */
import { type Stage, states } from "./state.ts";

const steps = ["What this is", "Where are you?", "About you"] as const;

/** The first steps, with so many of them done. */
const atStep =
  (done: number) =>
  async ({ page, address }: Stage) => {
    await page.goto(`${address}/welcome`);
    for (let step = 0; step < done; step += 1) {
      await page.getByRole("button", { name: "Next" }).click();
      await page.getByText(`Step ${step + 2} of`).waitFor();
    }
  };

export const firstRun = states(
  steps.map((title, done) => ({
    name: `welcome-${done + 1}`,
    shows: `Welcome, step ${done + 1}: ${title}`,
    who: "newcomer",
    reach: atStep(done),
    seen: (page) => page.getByText(`Step ${done + 1} of`),
  })),
);
