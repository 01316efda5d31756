/** Two servers with their people, and a browser in which each state is reached in a context of its own. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { type Embedded, startEmbedded } from "#tests/flow/systems.ts";
import { httpClient, type Person } from "#tests/support/client.ts";
import {
  type Door,
  doorAfter,
  eraseNewcomer,
  forgetProofs,
  signInDoor,
  signUpDoor,
} from "./door.ts";
import { deleteOtherChats, furnishAda, signUpByCall } from "./people.ts";
import type { State, Who } from "./state.ts";

export const widths = [1280, 390] as const;
export type Width = (typeof widths)[number];

const browserOf: Record<Width, BrowserContextOptions> = {
  1280: { viewport: { width: 1280, height: 800 } },
  390: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

/** Somebody who comes back for several states, at the same server and through the same door. */
type Regular = {
  person: Person;
  server: Embedded;
  door: Door | null;
  /** Paths of chats that stay. */
  chats: ReadonlySet<string>;
};

type House = {
  browser: Browser;
  patienceMs: number;
  /** As somebody starts it who has set nothing: answers come from the library. */
  library: Embedded;
  /** With a mock model, whose pace and faults a state chooses. */
  modelled: Embedded;
  regulars: ReadonlyMap<Who, Regular>;
  chats: ReadonlyMap<string, string>;
};

/** @param patienceMs how long a state may take to be there */
export async function openTheatre(browser: Browser, patienceMs: number): Promise<Theatre> {
  // One after the other: either may build the web app first.
  const library = await startEmbedded({ HEALIFY_MODEL: "", HEALIFY_MODEL_URL: "" });
  const modelled = await startEmbedded();
  const url = library.process.url();
  // The first account is the operator's.
  const operator = await signUpByCall(httpClient(url), "Olga");
  const ada = await signUpByCall(httpClient(url), "Ada");
  const grace = await signUpByCall(httpClient(modelled.process.url()), "Grace");
  const chats = await furnishAda(url, library.folder, ada);
  const regular = (person: Person, server: Embedded, kept: Iterable<string> = []): Regular => ({
    person,
    server,
    door: null,
    chats: new Set(kept),
  });
  const regulars = new Map<Who, Regular>([
    ["operator", regular(operator, library)],
    ["ada", regular(ada, library, chats.values())],
    ["grace", regular(grace, modelled)],
  ]);
  return new Theatre({ browser, patienceMs, library, modelled, regulars, chats });
}

export class Theatre {
  readonly #house: House;
  #newcomers = 0;

  constructor(house: House) {
    this.#house = house;
  }

  async close(): Promise<void> {
    await this.#house.library.close();
    await this.#house.modelled.close();
  }

  /** Brings a new page into that state, shows it to `look`, and takes away what it left behind. */
  async show(state: State, width: Width, look: (page: Page) => Promise<void>): Promise<void> {
    const { browser, library, modelled, chats } = this.#house;
    const regular = this.#house.regulars.get(state.who);
    const server = regular?.server ?? library;
    const address = server.process.url();
    modelled.model.always({ kind: "normal" });
    const door = await this.#doorFor(state.who, address);
    const context = await browser.newContext({
      ...browserOf[width],
      reducedMotion: "reduce",
      locale: "en-GB",
      timezoneId: "Europe/London",
      serviceWorkers: "block",
      ...(door ? { storageState: { cookies: door.cookies, origins: door.origins } } : {}),
      ...state.browser,
    });
    context.setDefaultTimeout(this.#house.patienceMs);
    try {
      const page = await context.newPage();
      await state.reach({
        page,
        address,
        model: modelled.model,
        chats,
        forgetProofs: () => forgetProofs(server.folder),
      });
      await state.seen(page).first().waitFor();
      if (!state.streams) await page.waitForLoadState("networkidle");
      await look(page);
      if (regular && door) regular.door = await doorAfter(context, door);
    } catch (fault) {
      // Who knows what became of its cookie.
      if (regular) regular.door = null;
      throw fault;
    } finally {
      await context.close();
      modelled.model.always({ kind: "normal" });
      if (regular) await deleteOtherChats(address, regular.person, regular.chats);
      else if (door) await eraseNewcomer(address, door);
    }
  }

  async #doorFor(who: Who, address: string): Promise<Door | null> {
    const regular = this.#house.regulars.get(who);
    if (regular) {
      regular.door ??= await signInDoor(address, regular.person.email);
      return regular.door;
    }
    if (who === "visitor") return null;
    this.#newcomers += 1;
    return signUpDoor(address, `newcomer-${process.pid}-${this.#newcomers}@example.org`);
  }
}

/** Returns once the page is drawn in it: a picture makes the browser draw, where scripts are off too. */
export async function showTheme(page: Page, theme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.screenshot({ clip: { x: 0, y: 0, width: 8, height: 8 } });
}
