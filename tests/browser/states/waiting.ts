/** An answer on its way, and what may come between. */
import { answerIn, ask } from "../browser.ts";
import { newChat } from "./asking.ts";
import { questions } from "./people.ts";
import { type Stage, states } from "./state.ts";

const question = "How can I prevent back pain?";

/** A short answer in Markdown, written as slowly as a state needs it. */
export const backPain = `Most back pain gets better by itself [1]. What helps to keep it away:

## Moving

- **Walk, swim or cycle** on most days.
- Stretch after sitting for an hour.

## Lifting

1. Bend your knees, not your back.
2. Hold what you lift close to you.
3. Ask for help with what is heavy.

See a doctor when the pain wakes you at night.`;

const slowly = { kind: "normal", text: backPain, tokenMs: 60_000 } as const;

async function askModel(stage: Stage, text = question): Promise<void> {
  await newChat(stage);
  await ask(stage.page, text);
}

export const waiting = states([
  {
    name: "thinking",
    shows: "A question that was sent, before the first word of its answer",
    who: "grace",
    streams: true,
    reach: (stage) => {
      stage.model.always({ kind: "normal", firstTokenMs: 120_000 });
      return askModel(stage);
    },
    seen: (page) => page.getByText(/Thinking…|Reading the sources…/),
  },
  {
    name: "streaming",
    shows: "An answer that is being written",
    who: "grace",
    streams: true,
    reach: async (stage) => {
      stage.model.always({ kind: "hang", text: backPain, afterTokens: 40 });
      await askModel(stage);
      await (await answerIn(stage.page, "answering")).locator(".prose li").first().waitFor();
    },
    seen: (page) => page.getByRole("button", { name: "Stop answering" }),
  },
  {
    name: "queued",
    shows: "A second question, which waits for the answer to the first",
    who: "grace",
    streams: true,
    reach: async (stage) => {
      stage.model.always({ kind: "hang", text: backPain, afterTokens: 25 });
      await askModel(stage);
      await (await answerIn(stage.page, "answering")).locator(".prose").waitFor();
      await ask(stage.page, "And what about a new mattress?");
    },
    seen: (page) => page.getByText(/earlier question/),
  },
  {
    name: "taken-over",
    shows: "An answer that broke off and is started again",
    who: "grace",
    streams: true,
    reach: (stage) => {
      stage.model.program({ kind: "cut", text: backPain, afterTokens: 25 });
      stage.model.always({ ...slowly, firstTokenMs: 120_000 });
      return askModel(stage);
    },
    seen: (page) => page.getByText(/Starting again/),
  },
  {
    name: "reconnecting",
    shows: "An answer under way while the connection is gone",
    who: "grace",
    streams: true,
    reach: async (stage) => {
      stage.model.always({ kind: "hang", text: backPain, afterTokens: 25 });
      await askModel(stage);
      await (await answerIn(stage.page, "answering")).locator(".prose").waitFor();
      await stage.page.route("**/api/chat/replies/*/events", (route) => route.abort());
      await stage.page.reload();
    },
    seen: (page) => page.getByText(/connection broke off/),
  },
  {
    name: "stopped",
    shows: "An answer that was stopped",
    who: "grace",
    reach: async (stage) => {
      stage.model.always({ kind: "hang", text: backPain, afterTokens: 30 });
      await askModel(stage);
      await (await answerIn(stage.page, "answering")).locator(".prose").waitFor();
      await stage.page.getByRole("button", { name: "Stop answering" }).click();
    },
    seen: (page) => page.getByText("You stopped this answer."),
  },
  {
    name: "failed",
    shows: "An answer that could not be finished, and can be asked for again",
    who: "grace",
    reach: (stage) => {
      stage.model.always({ kind: "status", status: 400 });
      return askModel(stage);
    },
    seen: (page) => page.getByRole("button", { name: "Try again" }),
  },
  {
    name: "answered-by-model",
    shows: "An answer of a model, with sentences that no source confirms",
    who: "grace",
    reach: async (stage) => {
      stage.model.always({ kind: "normal", text: backPain });
      await askModel(stage);
    },
    seen: (page) => page.locator('[data-reply-state="completed"] .prose li'),
  },
  {
    name: "unverified-explained",
    shows: "Why a sentence is marked as not found in a source",
    who: "grace",
    reach: async (stage) => {
      stage.model.always({ kind: "normal", text: backPain });
      await askModel(stage);
      await stage.page.locator("[data-mark=unverified]").first().click();
    },
    seen: (page) => page.locator('[data-mark=unverified][aria-expanded="true"]'),
  },
  {
    name: "emergency-streaming",
    shows: "An emergency, its card above an answer that is being written",
    who: "grace",
    streams: true,
    reach: async (stage) => {
      stage.model.always({ kind: "hang", text: backPain, afterTokens: 40 });
      await askModel(stage, questions.meningitis);
      await answerIn(stage.page, "answering");
    },
    seen: (page) => page.locator("[data-card=emergency]"),
  },
]);
