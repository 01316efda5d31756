/** The same pages as some people have them: other colours, larger letters, from right to left, a very small screen. */

import { questions } from "./people.ts";
import { answer, openChat } from "./reading.ts";
import { type Stage, states } from "./state.ts";

/** The pseudo-language of the interface, laid out from right to left. */
async function inPseudo(stage: Stage): Promise<void> {
  await stage.page.addInitScript(() => localStorage.setItem("healify-language", "ar-XB"));
}

export const otherwise = states([
  {
    name: "forced-colours",
    shows: "An answer in the system's own high-contrast colours",
    who: "ada",
    browser: { forcedColors: "active" },
    systemColours: true,
    reach: (stage) => openChat(stage, questions.bloodPressure),
    seen: answer,
  },
  {
    name: "small-screen",
    shows: "An answer at 320 CSS pixels, as on a small phone or at 400 % zoom",
    who: "ada",
    onlyWidth: 390,
    browser: { viewport: { width: 320, height: 568 } },
    reach: (stage) => openChat(stage, questions.bloodPressure),
    seen: answer,
  },
  {
    name: "large-text",
    shows: "An answer with letters of one and a half times the size",
    who: "ada",
    reach: async (stage) => {
      await openChat(stage, questions.bloodPressure);
      await stage.page.evaluate(() => {
        document.documentElement.style.fontSize = "150%";
      });
    },
    seen: answer,
  },
  {
    name: "right-to-left",
    shows: "An answer in a language that is read from right to left",
    who: "ada",
    reach: async (stage) => {
      await inPseudo(stage);
      await openChat(stage, questions.bloodPressure);
    },
    seen: (page) => page.locator("[dir=rtl]"),
  },
]);
