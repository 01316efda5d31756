/** The card of an emergency: first, heard at once and in order, and in reach however far one reads. */
import type { Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import { z } from "zod";
import type { Embedded } from "#tests/flow/systems.ts";
import { healthWords } from "#tests/support/health-words.ts";
import { answerIn, ask, patienceMs, signUp } from "./browser.ts";
import { onePage } from "./one-page.ts";

let healify: Embedded;
let page: Page;

onePage(
  async (visit) => {
    ({ healify, page } = visit);
    await signUp(page, healify.process.url());
  },
  {
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    viewport: { width: 390, height: 600 },
    hasTouch: true,
  },
);

const meningitis = "I have had a fever, a stiff neck and a terrible headache since this morning";
const card = () => page.locator("[data-card=emergency]");

const nodeSchema = z.object({
  nodeId: z.string(),
  ignored: z.boolean(),
  role: z.object({ value: z.unknown() }).optional(),
  name: z.object({ value: z.unknown().optional() }).optional(),
  childIds: z.array(z.string()).optional(),
});
const treeSchema = z.object({ nodes: z.array(nodeSchema) });
type Heard = { role: string; name: string };

/** What a screen reader finds on the page, in its order. */
async function heard(): Promise<Heard[]> {
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = treeSchema.parse(await devtools.send("Accessibility.getFullAXTree"));
  await devtools.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const walk = (id: string): Heard[] => {
    const node = byId.get(id);
    if (!node) return [];
    const own = { role: String(node.role?.value ?? ""), name: String(node.name?.value ?? "") };
    return [...(node.ignored ? [] : [own]), ...(node.childIds ?? []).flatMap(walk)];
  };
  const [root] = nodes;
  return root ? walk(root.nodeId) : [];
}

/** Alert, heading, number and what to do, each once, in this order, and before the answer. */
async function expectCardHeard(): Promise<void> {
  const all = await heard();
  const places = (role: string, name: RegExp) =>
    all.flatMap((one, place) => (one.role === role && name.test(one.name) ? [place] : []));
  const order = [
    places("heading", /^You asked/),
    places("alert", /^/),
    places("heading", /^This may be an emergency. Call now.$/),
    places("link", /^Call 112 .*Germany/),
    places("combobox", /^Numbers for/),
    places("heading", /^Until help comes$/),
    places("list", /^Until help comes$/),
    places("link", /^Call /).slice(-1),
  ];
  for (const found of order.slice(0, -1)) expect(found, JSON.stringify(all)).toHaveLength(1);
  const first = order.slice(0, -1).flat();
  expect(first).toEqual(first.toSorted((one, other) => one - other));
  const listed = all.slice(order[6]?.[0]).filter(({ role }) => role === "listitem");
  expect(listed.length).toBeGreaterThan(1);
}

test("it is heard in order and once: while the answer is written, and after", async () => {
  await ask(page, meningitis);
  await card().waitFor();
  await vi.waitFor(expectCardHeard, { timeout: patienceMs });
  const first = await card().elementHandle();
  await answerIn(page, "completed");
  await vi.waitFor(expectCardHeard, { timeout: patienceMs });
  // The very same element: read out once, although the server's word has taken the browser's place.
  expect(await first?.evaluate((one) => one.isConnected)).toBe(true);
});

test("the call stays in reach when the answer below is read to its end", async () => {
  await ask(page, meningitis);
  const answer = await answerIn(page, "completed");
  await page.locator("[data-pinned-call]").waitFor({ state: "detached" });
  await answer.getByRole("button", { name: "Read the whole answer" }).click();
  const atTheEnd = () =>
    page.getByRole("log").evaluate((log) => {
      log.parentElement?.scrollTo(0, log.scrollHeight);
      const pinned = document.querySelector("[data-pinned-call]");
      const top = pinned?.getBoundingClientRect().top ?? Number.NaN;
      return { call: pinned?.querySelector("a")?.href, inSight: top >= 0 && top < 200 };
    });
  await expect.poll(atTheEnd, { timeout: patienceMs }).toEqual({ call: "tel:112", inSight: true });
  // For eyes and fingers: whoever listens has the card.
  await vi.waitFor(expectCardHeard, { timeout: patienceMs });
});

test("the card stays in sight while its question rises, though frames come late", async () => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  for (const times of [1, 2, 3]) {
    await ask(page, meningitis);
    await expect.poll(() => card().count(), { timeout: patienceMs }).toBe(times);
    await expect
      .poll(() => page.locator('[data-reply-state="completed"]').count(), { timeout: patienceMs })
      .toBe(times);
    await expect.poll(() => card().last().evaluate(isInSight), { timeout: patienceMs }).toBe(true);
  }
  await devtools.detach();
});

function isInSight(one: Element): boolean {
  const scroller = one.closest("[role=log]")?.parentElement;
  if (!scroller) throw new Error("The card stands in no conversation.");
  const { top, bottom } = scroller.getBoundingClientRect();
  const ownTop = one.getBoundingClientRect().top;
  return ownTop >= top && ownTop < bottom;
}

test("no title and no address says what was asked, in any state", async () => {
  const told = new Set<string>();
  const look = async () => {
    told.add(await page.title());
    const { pathname, hash, search } = new URL(page.url());
    told.add(pathname + search + hash);
  };
  await look();
  await ask(page, meningitis);
  await card().waitFor();
  await look();
  await answerIn(page, "completed");
  await look();
  await page.getByRole("button", { name: "More about this chat" }).click();
  await page.getByRole("menuitem", { name: "Visit summary" }).click();
  await page.getByRole("button", { name: "Make the summary" }).click();
  await page.getByRole("article").waitFor();
  await look();
  await page.goto(`${healify.process.url()}/chat`);
  await ask(page, "I don't want to live anymore");
  await page.locator("[data-card=crisis]").waitFor();
  await look();
  for (const title of told) expect(title).not.toMatch(healthWords);
});
