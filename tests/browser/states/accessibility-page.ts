/** docs/accessibility.md, made from the list of states: `vitest -u` writes it anew. */
import { axeTags } from "../axe.ts";
import { groups } from "./all-states.ts";
import { bestPractices } from "./best-practices.ts";

export function accessibilityPage(): string {
  const lists = Object.entries(groups).map(([title, states]) => {
    const rows = states.map(({ name, shows, withoutAxe }) =>
      withoutAxe === undefined
        ? `| \`${name}\` | ${shows} |`
        : `| \`${name}\` | ${shows}. Not checked: ${withoutAxe} |`,
    );
    return [`## ${title}`, "", "| state | what is seen |", "|---|---|", ...rows].join("\n");
  });
  return `${intro()}\n${lists.join("\n\n")}\n`;
}

const count = () =>
  Object.values(groups)
    .flat()
    .filter(({ withoutAxe }) => withoutAxe === undefined).length;

const intro = () => `# Who can use it

Healify is made for people who see, hear, move or read otherwise, and for those who are too ill for more than one thing at
a time. The aim is WCAG 2.2 AA on every page and in every state of it.

What a machine can check is checked in each test run: axe finds no violation (${axeTags.join(", ")}, and ${bestPractices.length} rules of good
practice) in any of the ${count()} states below; colours in the light and the dark theme. The width is 1280 CSS pixels for
one half of them, 390 for the other. Journeys by keyboard alone, with the focus followed at every step, from right to
left, and on 320 pixels are tests of their own.

What a machine can't check: nobody who lives with a screen reader, a switch or low vision has tried this version yet.
Where you meet something that keeps you out, please tell whoever runs your server.

This page is made from the list that the tests use (tests/browser/states/).
`;
