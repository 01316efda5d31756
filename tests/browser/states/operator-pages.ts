/** What who runs the server sees. */
import { type Stage, states } from "./state.ts";

const open = (path: string) => (stage: Stage) => stage.page.goto(stage.address + path);

const heading = (name: string) => (page: Stage["page"]) =>
  page.getByRole("heading", { name, level: 1 });

export const operatorPages = states([
  {
    name: "operator-model",
    shows: "Which model answers, and how to connect another",
    who: "operator",
    reach: open("/operator/model"),
    seen: (page) => page.getByLabel("What runs it"),
  },
  {
    name: "operator-library",
    shows: "What the library holds",
    who: "operator",
    reach: open("/operator/library"),
    seen: heading("Library"),
  },
  {
    name: "operator-system",
    shows: "How every part of the server is",
    who: "operator",
    reach: open("/operator/health"),
    seen: heading("System"),
  },
  {
    name: "operator-people",
    shows: "The operator's list of people and invitations",
    who: "operator",
    reach: open("/operator/people"),
    seen: (page) => page.getByText("ada@example.org"),
  },
  {
    name: "operator-act",
    shows: "The operator about to disable an account",
    who: "operator",
    reach: async (stage) => {
      await open("/operator/people")(stage);
      await stage.page.getByRole("button", { name: "What to do with Ada" }).click();
      await stage.page.getByRole("menuitem", { name: /Disable/ }).click();
    },
    seen: (page) => page.getByRole("dialog").getByRole("button").last(),
  },
  {
    name: "operator-mails",
    shows: "Mails of a server that sends none",
    who: "operator",
    reach: open("/operator/mail"),
    seen: (page) => page.getByRole("button", { name: "Look again" }),
  },
]);
