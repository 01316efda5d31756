/** The people of the pictures, with what they have asked and told before. */

import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import type { Profile } from "#contracts/profile.ts";
import { ChatClient } from "#tests/support/chat-client.ts";
import { type Call, httpClient, type Person } from "#tests/support/client.ts";
import { recordSecret } from "#tests/support/log-scan/log-folder.ts";
import { waitFor } from "#tests/support/wait-for.ts";
import { password } from "../browser.ts";

export const questions = {
  bloodPressure: "How can I lower my blood pressure without medicine?",
  dehydration: "What are the signs of dehydration?",
  burning: "it burns when I pee since yesterday",
  meningitis: "I have had a fever, a stiff neck and a terrible headache since this morning",
  crisis: "I don't want to live any more",
  signs: "I closed all my accounts and I feel strangely calm. Why do I sleep so badly?",
  medicines: "Can I take naproxen for back pain?",
} as const;

const day = 24 * 60 * 60_000;

/** Newest last; each so many days ago. */
const asked = [
  { text: questions.dehydration, daysAgo: 40 },
  { text: "How much sleep does a ten-year-old need?", daysAgo: 12 },
  { text: questions.medicines, daysAgo: 6 },
  { text: questions.burning, daysAgo: 1 },
  { text: questions.bloodPressure, daysAgo: 0 },
] as const;

const adaProfile: Profile = {
  yearOfBirth: 1984,
  sex: "female",
  conditions: ["High blood pressure"],
  medicines: ["Ramipril", "Coumadin", "Advil"],
  allergies: ["Penicillin"],
};
const caredFor = [
  { name: "Mum", profile: { yearOfBirth: 1950, medicines: ["Metformin"] } },
  { name: "Leo", profile: { birthDate: "2024-03-05" } },
];

const signedInSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  user: z.object({ id: z.string(), email: z.string() }),
});

export async function signUpByCall(call: Call, name: string): Promise<Person> {
  const email = `${name.toLowerCase()}@example.org`;
  recordSecret({ kind: "e-mail", value: email });
  recordSecret({ kind: "password", value: password });
  const body = { email, password, name, delivery: "body" };
  const answer = await call("POST", "/api/auth/sign-up", { body });
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
  const { user, accessToken, refreshToken } = signedInSchema.parse(answer.json);
  return { userId: user.id, email, password, accessToken, refreshToken };
}

/** Asks all that ada asked, long ago, and tells who she is. @returns the paths of her chats by question */
export async function furnishAda(
  url: string,
  folder: string,
  person: Person,
): Promise<Map<string, string>> {
  const client = new ChatClient(url, person);
  const paths = new Map<string, string>();
  for (const { text, daysAgo } of asked) {
    const { session, reply } = await client.ask(text);
    await client.read(reply.id).end();
    paths.set(text, `/chat/${session.id}`);
    if (daysAgo > 0) letPass(folder, session.id, daysAgo * day);
  }
  const call = httpClient(url);
  const token = person.accessToken;
  await expectOk(call("PUT", "/api/profile", { token, body: adaProfile }));
  for (const body of caredFor) await expectOk(call("POST", "/api/people", { token, body }));
  return paths;
}

async function expectOk(answer: ReturnType<Call>): Promise<void> {
  const { status, text } = await answer;
  if (status >= 300) throw new Error(`${status} ${text}`);
}

/** As if that chat had been so long ago. */
function letPass(folder: string, sessionId: string, ms: number): void {
  const database = new DatabaseSync(join(folder, "healify.db"), { timeout: 30_000 });
  const both = "set created_at = created_at - :ms, updated_at = updated_at - :ms where id = :id";
  const changes = [
    `update chat_sessions ${both}`,
    "update messages set created_at = created_at - :ms where session_id = :id",
    "update replies set updated_at = updated_at - :ms where session_id = :id",
  ];
  for (const sql of changes) database.prepare(sql).run({ ms, id: sessionId });
  database.close();
}

const tokensSchema = z.object({ accessToken: z.string(), refreshToken: z.string() });

/** Pictures take longer than a token lives. */
async function freshToken(call: Call, person: Person): Promise<string> {
  const body = { refreshToken: person.refreshToken };
  const answer = await call("POST", "/api/auth/refresh", { body });
  Object.assign(person, tokensSchema.parse(answer.json));
  return person.accessToken;
}

const listSchema = z.object({ items: z.array(z.object({ id: z.string() })) });

/** Takes away what a state has asked, so that each finds the same list. */
export async function deleteOtherChats(
  url: string,
  person: Person,
  kept: ReadonlySet<string>,
): Promise<void> {
  const call = httpClient(url);
  const token = await freshToken(call, person);
  const list = await call("GET", "/api/chat/sessions", { token });
  for (const { id } of listSchema.parse(list.json).items) {
    if (kept.has(`/chat/${id}`)) continue;
    // One whose answer is being written is taken away as well.
    await waitFor(async () => {
      const { status } = await call("DELETE", `/api/chat/sessions/${id}`, { token });
      return status === 204 || status === 404;
    }, "the chat is gone");
  }
}
