/** "Say it more simply", through a whole system, with a model and without one. */
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AssistantMessage, acceptedSchema } from "#contracts/chat.ts";
import { plainerRequest } from "#contracts/plainer.ts";
import { caredForSchema } from "#contracts/profile.ts";
import { ChatClient } from "#tests/support/chat-client.ts";
import { type Embedded, startEmbedded } from "./systems.ts";

const asthma = "What is asthma?";
const cystitis = "burning when i pee since yesterday and going every 20 minutes, woman 34";
const crisis = "I want to kill myself";

let healify: Embedded;
let ann: ChatClient;
const open = async (extra: Record<string, string> = {}) => {
  healify = await startEmbedded(extra);
  ann = await ChatClient.signUp(healify.process.url());
};

async function answersIn(sessionId: string): Promise<AssistantMessage[]> {
  const { messages } = await ann.session(sessionId);
  return messages.flatMap((message) => (message.role === "assistant" ? [message] : []));
}

/** What each of these was told, asked one after the other in a chat session. */
async function tell(...texts: string[]) {
  const sessionId = uuidv7();
  const triages = [];
  for (const text of texts) {
    const { triage, reply } = await ann.ask(text, sessionId);
    triages.push(triage);
    await ann.read(reply.id).end();
  }
  return { sessionId, triages, answers: await answersIn(sessionId) };
}

const pagesOf = (answer: AssistantMessage | undefined) => [
  ...new Set(answer?.citations.map(({ title }) => title)),
];
const withoutMarks = (text = "") => text.replace(/\s?\[\d+\]/g, "");
const wordsIn = (text = "") => text.split(/\s+/).length;
/** From the heading to the next one. */
const helpIn = (text = "") =>
  /## When to get help\n+([\s\S]*?)(?=\n+## |$)/.exec(withoutMarks(text))?.[1]?.trim() ?? "";

describe("without a model", () => {
  beforeAll(() => open({ HEALIFY_MODEL: "library" }));
  afterAll(() => healify.close());

  it.each([asthma, cystitis])(
    "says less from the same page, and all about help: %s",
    async (text) => {
      const { triages, answers } = await tell(text, plainerRequest);
      const [first, plainer] = answers;
      expect(plainer?.state).toBe("completed");
      expect(pagesOf(plainer)).toEqual(pagesOf(first));
      expect(wordsIn(plainer?.text)).toBeLessThan(wordsIn(first?.text));
      expect(helpIn(first?.text)).not.toBe("");
      expect(helpIn(plainer?.text)).toBe(helpIn(first?.text));
      expect(triages[1]).toEqual(triages[0]);
      expect(plainer?.disposition).toBe(first?.disposition);
      expect(plainer?.record?.usage.cached).toBe(false);
      const said = new Set(withoutMarks(first?.text).split(/\n+/));
      const quoted = withoutMarks(plainer?.text)
        .split(/\n+/)
        .filter((line) => !line.startsWith("The page that fits best"));
      expect(quoted.filter((line) => !said.has(line))).toEqual([]);
    },
  );

  it("says so when it has nothing simpler, and still how soon to be seen", async () => {
    const { answers } = await tell(cystitis, plainerRequest, plainerRequest);
    const last = answers[2];
    expect(last?.text).toContain("I have nothing simpler than the answer above.");
    expect(last?.text).toMatch(/^\*\*Be seen by a doctor/);
    expect(last?.citations).toEqual([]);
  });

  it("answers a crisis with the same fixed text again", async () => {
    const { triages, answers } = await tell(crisis, plainerRequest);
    expect(triages[0]?.kind).toBe("crisis");
    expect(triages[1]).toEqual(triages[0]);
    expect(answers[1]?.text).toBe(answers[0]?.text);
  });

  it("has nothing to say again where nothing was answered", async () => {
    const { triages, answers } = await tell(plainerRequest);
    expect(triages[0]).toMatchObject({ kind: "none", disposition: null, questions: [] });
    expect(answers[0]?.text).toMatch(/^There is no answer before this one/);
  });

  it("is about whom the question before was about, whoever is chosen by now", async () => {
    const sessionId = uuidv7();
    const body = { name: "Mia", profile: { yearOfBirth: 2020 } };
    const { id: mia } = caredForSchema.parse((await ann.post("/api/people", body)).json);
    const path = `/api/chat/sessions/${sessionId}/messages`;
    const question = { id: uuidv7(), text: "What helps against a cold?", about: mia };
    const asked = acceptedSchema.parse((await ann.post(path, question)).json);
    await ann.read(asked.reply.id).end();
    const again = await ann.ask(plainerRequest, sessionId);
    expect(asked.message.context?.about?.id).toBe(mia);
    expect(again.message.context?.about).toEqual(asked.message.context?.about);
    expect(again.message.context?.used).toEqual(asked.message.context?.used);
  });
});

describe("with a model", () => {
  beforeAll(async () => {
    await open();
    healify.model.always({ kind: "normal" });
  });
  afterAll(() => healify.close());

  it("asks it to say the answer before again, from the same passages", async () => {
    const { answers } = await tell("How can I sleep better?", plainerRequest);
    const [first, plainer] = answers;
    const [asked, askedAgain] = healify.model.requests.map(({ messages }) => messages.at(-1)?.text);
    const passages = (text = "") => /<passages>[\s\S]*<\/passages>/.exec(text)?.[0];
    expect(passages(asked)).toContain('<passage id="1"');
    expect(passages(askedAgain)).toBe(passages(asked));
    expect(asked).not.toContain("<earlier-answer>");
    expect(askedAgain).toContain(
      `<earlier-answer>\n${withoutMarks(first?.text)}\n</earlier-answer>`,
    );
    expect(askedAgain).toContain("<question>\nHow can I sleep better?\n</question>");
    expect(JSON.stringify(healify.model.requests.at(-1))).not.toContain(plainerRequest);
    expect(plainer?.citations).toEqual(first?.citations);
    expect(plainer?.checks[0]?.verdict).toBe("found in source");
    expect(plainer?.record?.usage.cached).toBe(false);
  });

  it("takes nothing from it that no passage holds", async () => {
    const sessionId = uuidv7();
    const { reply } = await ann.ask("What is asthma?", sessionId);
    await ann.read(reply.id).end();
    healify.model.program({
      kind: "normal",
      text: "Take 400 mg of ibuprofen every four hours for asthma [1].",
    });
    const again = await ann.ask(plainerRequest, sessionId);
    await ann.read(again.reply.id).end();
    const plainer = (await answersIn(sessionId))[1];
    expect(plainer?.state).toBe("completed");
    expect(plainer?.text).not.toContain("400 mg");
  });
});
