/** Writing a question, and what may keep it from being sent. */
import { ask } from "../browser.ts";
import { questions } from "./people.ts";
import { type Stage, states } from "./state.ts";

export const newChat = async ({ page, address }: Stage): Promise<void> => {
  await page.goto(`${address}/chat`);
  await page.getByLabel("Your question").waitFor();
};

/** Of the first steps. */
async function welcomeStep(stage: Stage, step: 2 | 3): Promise<void> {
  await newChat(stage);
  for (let at = 1; at < step; at += 1) {
    await stage.page.getByText(`Step ${at} of 3`).waitFor();
    await stage.page.getByRole("button", { name: "Next" }).click();
  }
}

/** A refusal of the server as it writes them. */
export const refusal = (code: string, title: string, status: number, retryable: boolean) => ({
  status,
  contentType: "application/problem+json",
  body: JSON.stringify({ type: `urn:healify:problem:${code}`, title, status, code, retryable }),
});

/** Every question is refused like that from now on. */
async function refuseQuestions({ page }: Stage, answer: ReturnType<typeof refusal>): Promise<void> {
  await page.route("**/api/chat/sessions/*/messages", (route) => route.fulfill(answer));
}

export const asking = states([
  {
    name: "new-chat",
    shows: "A new chat of somebody who has asked nothing yet: what this is, first of three steps",
    who: "newcomer",
    reach: newChat,
    seen: (page) => page.getByText("Step 1 of 3"),
  },
  {
    name: "welcome-country",
    shows: "The second step: the country, and its number",
    who: "newcomer",
    reach: (stage) => welcomeStep(stage, 2),
    seen: (page) => page.getByText("In an emergency you will be shown:"),
  },
  {
    name: "welcome-about-you",
    shows: "The third step: about the person",
    who: "newcomer",
    reach: (stage) => welcomeStep(stage, 3),
    seen: (page) => page.getByRole("button", { name: "Save and finish" }),
  },
  {
    name: "examples",
    shows: "What may be asked, by example, once the first steps are left",
    who: "newcomer",
    reach: async (stage) => {
      await newChat(stage);
      await stage.page.getByRole("button", { name: "Skip" }).click();
    },
    seen: (page) => page.getByRole("list", { name: "Examples" }),
  },
  {
    name: "somebody-else",
    shows: "Adding somebody to ask about",
    who: "newcomer",
    reach: async (stage) => {
      await newChat(stage);
      await stage.page.getByLabel("This is about").selectOption("somebody else…");
    },
    seen: (page) => page.getByRole("dialog").getByLabel("What you call them"),
  },
  {
    name: "new-chat-of-a-regular",
    shows: "A new chat of somebody with earlier ones, asked how they are now",
    who: "ada",
    reach: newChat,
    seen: (page) => page.getByRole("heading", { name: "What is going on?" }),
  },
  {
    name: "typing",
    shows: "A question of several lines, not sent yet",
    who: "newcomer",
    reach: async (stage) => {
      await newChat(stage);
      await stage.page
        .getByLabel("Your question")
        .fill(
          "My mother is 74 and has been dizzy since Monday.\nShe takes a tablet for her blood pressure.\n\nShould she stop it?",
        );
    },
    seen: (page) => page.getByRole("button", { name: "Send" }),
  },
  {
    name: "too-long",
    shows: "A pasted text that is too long",
    who: "newcomer",
    reach: async (stage) => {
      await newChat(stage);
      await stage.page.getByLabel("Your question").fill("It hurts when I swallow. ".repeat(500));
    },
    seen: (page) => page.getByText(/too long/),
  },
  {
    name: "offline",
    shows: "A question that was asked without a connection",
    who: "newcomer",
    reach: async (stage) => {
      await newChat(stage);
      await stage.page.waitForLoadState("networkidle");
      await stage.page.context().setOffline(true);
      await ask(stage.page, questions.bloodPressure);
    },
    seen: (page) => page.getByRole("button", { name: "Withdraw" }),
  },
  {
    name: "server-busy",
    shows: "A question that the server had no time for",
    who: "newcomer",
    reach: async (stage) => {
      await newChat(stage);
      await refuseQuestions(
        stage,
        refusal("overloaded", "The server has too much to do. Try again shortly.", 503, true),
      );
      await ask(stage.page, questions.bloodPressure);
    },
    seen: (page) => page.getByRole("button", { name: "Withdraw" }),
  },
  {
    name: "session-expired",
    shows: "Signed out elsewhere, with a question half written",
    who: "newcomer",
    reach: async (stage) => {
      await newChat(stage);
      await stage.page.getByLabel("Your question").fill("half a question");
      const answer = refusal("invalid_access_token", "The access token is over.", 401, false);
      await stage.page.route("**/api/auth/refresh", (route) => route.fulfill(answer));
      await refuseQuestions(stage, answer);
      await stage.page.getByRole("button", { name: "Send" }).click();
    },
    seen: (page) => page.getByText("You were signed out."),
  },
]);
