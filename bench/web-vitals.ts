/**
 * `npm run bench -- --web vitals`: when pages are drawn, what shifts and how soon they answer, on a slow phone and network
 * as Chromium pretends to be one, each beside an empty page of the same server in the same run. Build the page first.
 * Ends with 1 when something is over its budget (bench/web-vitals.json), and says what.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchChromium, password } from "#tests/browser/browser.ts";
import { signUpDoor } from "#tests/browser/states/door.ts";
import { ChatClient } from "#tests/support/chat-client.ts";
import { httpClient, signInAgain } from "#tests/support/client.ts";
import { startHealify } from "#tests/support/healify-process.ts";
import { findBinary } from "#tests/support/services/binaries.ts";
import { describeMachine } from "./measure/machine.ts";
import { median } from "./measure/percentiles.ts";
import { figuresOf, keepAndCompare } from "./vitals/budget.ts";
import { network, pretendSlowPhone, slowedBy } from "./vitals/slow-phone.ts";
import { empty, type Visit, visits } from "./vitals/visits.ts";
import { readVitals, type Vitals, watchVitals } from "./vitals/watch-vitals.ts";

const rounds = 5;
const say = (line: string) => void process.stdout.write(`${line}\n`);
const chromium = process.env.HEALIFY_TEST_CHROMIUM || findBinary("chromium");
if (!chromium) throw new Error("Chromium is not installed; HEALIFY_TEST_CHROMIUM may name one.");

const machine = describeMachine();
const folder = await mkdtemp(join(tmpdir(), "healify-web-vitals-"));
const settings = { PORT: "0", HEALIFY_DATA_DIR: folder, HEALIFY_MODEL: "library" };
const healify = await startHealify("start", settings, /ready at/);
const browser = await launchChromium(chromium);
try {
  const address = healify.url();
  const { door, chat } = await furnish(address);
  const base = await measured(empty);
  say(`${"".padEnd(14)}  LCP ms  × empty   INP ms  × empty      CLS`);
  tell(empty.name, base, base);
  const results: Record<string, ReturnType<typeof figuresOf>> = {};
  for (const visit of visits(chat)) {
    const vitals = await measured(visit);
    tell(visit.name, vitals, base);
    results[visit.name] = figuresOf(vitals, base);
  }
  const { downMbit, latencyMs } = network;
  const profile = `${slowedBy} times slower than the machine, ${downMbit} Mbit/s, ${latencyMs} ms; median of ${rounds}`;
  const grown = keepAndCompare(profile, machine, results);
  for (const line of grown) say(`GREW: ${line}`);
  if (grown.length > 0) process.exitCode = 1;

  async function measured(visit: Visit): Promise<Vitals> {
    const seen: Vitals[] = [];
    for (let round = 0; round < rounds; round += 1) seen.push(await once(visit));
    const middle = (key: keyof Vitals) => median(seen.map((vitals) => vitals[key]));
    // A shift in one of them is a shift.
    return { lcp: middle("lcp"), inp: middle("inp"), cls: Math.max(...seen.map(({ cls }) => cls)) };
  }

  async function once({ path, shown, signedIn, use }: Visit): Promise<Vitals> {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
      serviceWorkers: "block",
      ...(signedIn
        ? { storageState: { cookies: door.now.cookies, origins: door.now.origins } }
        : {}),
    });
    context.setDefaultTimeout(120_000);
    const page = await context.newPage();
    await watchVitals(page);
    await pretendSlowPhone(page);
    await page.goto(address + path);
    await page.locator(shown).first().waitFor();
    await page.waitForLoadState("networkidle");
    const opened = await readVitals(page);
    await use(page);
    const used = await readVitals(page);
    if (signedIn) door.now = { ...door.now, cookies: await context.cookies() };
    await context.close();
    // Nothing that comes after the first touch counts as the first picture.
    return { ...used, lcp: opened.lcp };
  }
} finally {
  await browser.close();
  await healify.stop();
  await rm(folder, { recursive: true, force: true });
}

/** Somebody with one cited answer. */
async function furnish(address: string) {
  const email = "ada@example.org";
  const now = await signUpDoor(address, email);
  const nobody = { userId: "", accessToken: "", refreshToken: "" };
  const person = await signInAgain(httpClient(address), { ...nobody, email, password });
  const client = new ChatClient(address, person);
  const { session, reply } = await client.ask(
    "How can I lower my blood pressure without medicine?",
  );
  await client.read(reply.id).end();
  return { door: { now }, chat: `/chat/${session.id}` };
}

function tell(name: string, vitals: Vitals, base: Vitals): void {
  const { lcpMs, lcpTimes, inpMs, inpTimes, cls } = figuresOf(vitals, base);
  const figures = [String(lcpMs), lcpTimes.toFixed(2), String(inpMs), inpTimes.toFixed(2)];
  say(
    name.padEnd(14) +
      figures.map((figure) => figure.padStart(9)).join("") +
      cls.toFixed(4).padStart(9),
  );
}
