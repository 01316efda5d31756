/** What a state of the app is: reached in one way, and known by something that can be seen. */
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import type { ModelServer } from "#tests/support/model-server.ts";

/**
 * Who looks. `visitor` isn't signed in, `newcomer` has signed up this moment; `ada` has chats, a profile and people she
 * cares for; `grace` asks a model; `operator` runs the server.
 */
export type Who = "visitor" | "newcomer" | "ada" | "grace" | "operator";

export type Stage = {
  page: Page;
  /** Of the server, without a slash at its end. */
  address: string;
  /** Answers what grace asks. */
  model: ModelServer;
  /** Where ada's chats are, by what she asked. */
  chats: ReadonlyMap<string, string>;
  /** As if nobody had shown lately that it is them. */
  forgetProofs(): void;
};

export type State = {
  /** Of its pictures, in kebab case. */
  name: string;
  /** In words, for the list of what was checked. */
  shows: string;
  who: Who;
  reach(stage: Stage): Promise<unknown>;
  /** Must be there before anything is looked at. */
  seen(page: Page): Locator;
  /** An answer is under way for as long as it is looked at. */
  streams?: true;
  /** What is special about the browser. */
  browser?: BrowserContextOptions;
  /** What it looks like elsewhere says nothing: only the pictures at this width. */
  onlyWidth?: 1280 | 390;
  /** The system chooses the colours: their contrast isn't this app's. */
  systemColours?: true;
  /** Nothing to be checked by axe there, and why. */
  withoutAxe?: string;
};

/** For reading a group of states in its file. */
export const states = (group: readonly State[]): readonly State[] => group;
