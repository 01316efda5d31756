/**
 * axe finds nothing in any state of the app. Each is looked at in one width, in turn the wide and the narrow one, and its
 * colours in both themes. docs/accessibility.md lists what is checked here, and can't say more.
 */
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireChromium } from "#tests/support/services/urls.ts";
import { axeTags, expectNoViolation } from "./axe.ts";
import { launchChromium, patienceMs } from "./browser.ts";
import { accessibilityPage } from "./states/accessibility-page.ts";
import { allStates } from "./states/all-states.ts";
import { bestPractices } from "./states/best-practices.ts";
import type { State } from "./states/state.ts";
import { openTheatre, showTheme, type Theatre, type Width, widths } from "./states/theatre.ts";

let browser: Browser;
let theatre: Theatre;

beforeAll(async () => {
  browser = await launchChromium(requireChromium());
  theatre = await openTheatre(browser, patienceMs);
});
afterAll(async () => {
  await browser?.close();
  await theatre?.close();
});

describe("without a violation", () => {
  const checked = allStates.filter(({ withoutAxe }) => withoutAxe === undefined);
  test.each(
    checked.map((state, place) => ({ name: state.name, state, width: widthOf(state, place) })),
  )("$name at $width", ({ state, width }) =>
    theatre.show(state, width, (page) => expectNothingWrong(page, state)),
  );
});

function widthOf({ onlyWidth }: State, place: number): Width {
  return onlyWidth ?? widths[place % widths.length] ?? 1280;
}

async function expectNothingWrong(page: Page, { systemColours }: State): Promise<void> {
  await expectNoViolation(page, { type: "tag", values: axeTags });
  await expectNoViolation(page, { type: "rule", values: bestPractices });
  if (systemColours) return;
  await showTheme(page, "dark");
  await expectNoViolation(page, { type: "rule", values: ["color-contrast"] });
}

test("docs/accessibility.md lists these states", async () => {
  const path = fileURLToPath(new URL("../../docs/accessibility.md", import.meta.url));
  await expect(accessibilityPage()).toMatchFileSnapshot(path);
});
