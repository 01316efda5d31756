/** When the page itself, or the server behind it, isn't there. */
import { type Stage, states } from "./state.ts";

export const failing = states([
  {
    name: "page-broken",
    shows: "A page that could not be loaded",
    who: "visitor",
    reach: async ({ page, address }: Stage) => {
      await page.route("**/assets/safety-page-*", (route) => route.abort());
      await page.goto(`${address}/safety`);
    },
    seen: (page) => page.getByRole("heading", { name: "This page could not be shown" }),
  },
  {
    name: "server-away",
    shows: "A server that can't be reached",
    who: "newcomer",
    reach: async ({ page, address }: Stage) => {
      await page.route("**/api/auth/refresh", (route) => route.abort());
      await page.goto(`${address}/chat`);
    },
    seen: (page) => page.getByText("Healify can't be reached yet."),
  },
]);
