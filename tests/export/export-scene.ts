/** A person who has used all that there is, each thing marked with words that stand nowhere else. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { uuidv7 } from "uuidv7";
import {
  invitationIdSchema,
  passkeyIdSchema,
  providerAccountIdSchema,
  type UserId,
  userIdSchema,
} from "#contracts/ids.ts";
import { importSource } from "#library/change-library.ts";
import { importStarter } from "#library/importers/starter.ts";
import { openLibrary } from "#library/library.ts";
import { createMemoryAnswerLog } from "#platform/answer-log/answer-log-memory.ts";
import { createInProcessHub } from "#platform/broker/broker-in-process.ts";
import { createMemoryCache } from "#platform/cache/cache-memory.ts";
import { createLogger } from "#platform/logger.ts";
import { ChatClient } from "#tests/support/chat-client.ts";
import { signInAgain } from "#tests/support/client.ts";
import type { TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import { threeTopics } from "#tests/support/library-pages.ts";
import { newInstance } from "#tests/support/reply-scene.ts";
import { waitFor } from "#tests/support/wait-for.ts";
import { deviceLabelContext, passkeyNameContext, userEmailContext } from "#vault/contexts.ts";
import type { LanguageModel } from "#worker/language-model/language-model.ts";
import { fixedModel } from "#worker/model-in-use.ts";
import { createWorker } from "#worker/worker.ts";

export type ExportScene = {
  gateway: TestGateway;
  close(): Promise<void>;
};

const quoted = "Hiccups are short cramps of the diaphragm";

/** Cites the passage that holds what it says, if it was given that. */
const model: LanguageModel = {
  id: "openai/gpt-example",
  place: "api.models.example",
  async *stream({ messages }) {
    const prompt = messages.at(-1)?.text ?? "";
    const passages = prompt.split("<passage ").map((block) => block.slice(0, 2000));
    const n = /^id="(\d+)"/.exec(passages.find((block) => block.includes(quoted)) ?? "")?.[1];
    yield {
      type: "text",
      text: `${quoted} [${n ?? 1}].\n\n## Marrow-answer\n\n- Ask **again** any time.`,
    };
  },
};

export async function openExportScene({ database }: TestDatabase): Promise<ExportScene> {
  const folder = await mkdtemp(join(tmpdir(), "healify-export-"));
  for (const [name, text] of Object.entries(threeTopics)) await writeFile(join(folder, name), text);
  const home = join(folder, "library");
  await importSource(home, {
    source: "starter",
    documents: (report) => importStarter(folder, report),
  });
  const library = await openLibrary(home);
  const hub = createInProcessHub();
  const answerLog = createMemoryAnswerLog();
  const gateway = await startTestGateway({
    deps: { database, broker: hub.connect(), answerLog },
    env: { HEALIFY_LIMIT_QUESTIONS: "999" },
  });
  const worker = await createWorker({
    instanceId: newInstance(),
    concurrency: 4,
    database,
    vault: gateway.deps.vault,
    broker: hub.connect(),
    cache: createMemoryCache(),
    answerLog,
    library,
    model: fixedModel(model),
    logger: createLogger("silent"),
  });
  return {
    gateway,
    async close() {
      await worker.close();
      await library.close();
      await gateway.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Words that were told; `tag` keeps people apart. */
export const markersOf = (tag: string) => ({
  name: `Marker-name ${tag}`,
  condition: `marker-condition ${tag}`,
  person: `Marker-person ${tag}`,
  personMedicine: `marker-medicine ${tag}`,
  question: `What are hiccups? ${tag}`,
  urgent: `it burns when I pee since yesterday, marker-urgent ${tag}`,
  title: `Marker-title ${tag}`,
  feedback: `marker-feedback ${tag}`,
  passkey: `Marker-passkey ${tag}`,
  device: `Marker-device ${tag}`,
  newEmail: `marker-new-${tag.toLowerCase()}@example.org`,
});
export type Markers = ReturnType<typeof markersOf>;

/** Uses everything, through the front door where a test can, else as the rows that it would write. */
export async function livedIn(
  { gateway }: ExportScene,
  tag: string,
): Promise<{ client: ChatClient; markers: Markers }> {
  const client = await ChatClient.signUp(gateway.url);
  const markers = markersOf(tag);
  const send = async (method: string, path: string, body: unknown) => {
    const answer = await client.call(method, path, { token: client.token, body });
    if (answer.status >= 300) throw new Error(`${method} ${path} ${answer.status} ${answer.text}`);
    return answer;
  };
  await send("PATCH", "/api/auth/me", { name: markers.name });
  await send("PUT", "/api/profile", { yearOfBirth: 1951, conditions: [markers.condition] });
  await send("POST", "/api/people", {
    name: markers.person,
    profile: { yearOfBirth: 1948, medicines: [markers.personMedicine] },
  });
  const asked = await answered(client, markers.question);
  await send("POST", `/api/chat/replies/${asked.reply.id}/feedback`, {
    feedback: { verdict: "down", reason: "hard-to-read", text: markers.feedback },
  });
  await send("PATCH", `/api/chat/sessions/${asked.session.id}`, { title: markers.title });
  const urgent = await answered(client, markers.urgent);
  await send("PUT", `/api/chat/messages/${urgent.message.id}/plan`, {
    picked: "emergency-department-now",
  });
  await send("PUT", `/api/chat/messages/${urgent.message.id}/outcome`, { outcome: "same" });
  await send("POST", `/api/chat/sessions/${urgent.session.id}/complete`, undefined);
  const phone = await signInAgain(client.call, client.person);
  await client.call("POST", "/api/auth/sign-out", { body: { refreshToken: phone.refreshToken } });
  await plantRows(gateway, userIdSchema.parse(client.person.userId), markers);
  return { client, markers };
}

async function answered(client: ChatClient, question: string) {
  const accepted = await client.ask(question);
  await waitFor(async () => {
    const { messages } = await client.session(accepted.session.id);
    return messages.some(({ role, state }) => role === "assistant" && state === "completed");
  }, "the answer");
  return accepted;
}

/** What needs an authenticator, another provider or an operator to come about. */
async function plantRows(
  { database, deps: { vault } }: TestGateway,
  userId: UserId,
  markers: Markers,
): Promise<void> {
  const person = await vault.person(userId);
  const at = 1_790_000_000_000;
  const passkeyId = passkeyIdSchema.parse(uuidv7());
  const [device] = await database.read
    .selectFrom("devices")
    .select("id")
    .where("user_id", "=", userId)
    .execute();
  if (!device) throw new Error("no device");
  const secret = (name: string) => `secret-${name}-${userId}`;
  await database.write(async (trx) => {
    await trx
      .updateTable("devices")
      .set({ label_sealed: person.seal(markers.device, deviceLabelContext(userId)) })
      .where("id", "=", device.id)
      .execute();
    await trx
      .insertInto("passkeys")
      .values({
        id: passkeyId,
        user_id: userId,
        credential_id: secret("credential"),
        public_key: secret("public-key"),
        counter: 3,
        transports: '["internal"]',
        rp_id: "passkeys.example",
        name_sealed: person.seal(markers.passkey, passkeyNameContext(passkeyId)),
        synced: 1,
        created_at: at + 1000,
        last_used_at: at + 2000,
      })
      .execute();
    await trx
      .insertInto("authenticator_apps")
      .values({
        user_id: userId,
        secret_sealed: secret("app"),
        last_step: 7,
        created_at: at + 3000,
      })
      .execute();
    await trx
      .insertInto("recovery_codes")
      .values([
        {
          user_id: userId,
          selector: "s1",
          code_hash: secret("code"),
          created_at: at + 4000,
          used_at: null,
        },
        {
          user_id: userId,
          selector: "s2",
          code_hash: secret("code"),
          created_at: at + 4000,
          used_at: at + 5000,
        },
      ])
      .execute();
    await trx
      .insertInto("provider_accounts")
      .values({
        id: providerAccountIdSchema.parse(uuidv7()),
        user_id: userId,
        issuer: "https://issuer.example",
        subject_mac: secret("subject"),
        created_at: at + 6000,
        last_used_at: at + 7000,
      })
      .execute();
    await trx
      .insertInto("invitations")
      .values({
        id: invitationIdSchema.parse(uuidv7()),
        secret_hash: secret("invitation"),
        email_mac: null,
        created_by: userId,
        created_at: at + 8000,
        expires_at: at + 9000,
        uses_left: 1,
        used_at: null,
        used_by: null,
      })
      .execute();
    await trx
      .insertInto("mail_tokens")
      .values({
        id: uuidv7(),
        user_id: userId,
        purpose: "confirm-email",
        email_mac: null,
        new_email_sealed: person.seal(markers.newEmail, userEmailContext(userId)),
        secret_hash: secret("mail"),
        created_at: at + 10_000,
        expires_at: at + 11_000,
        used_at: null,
      })
      .execute();
  });
}

/** Its files by their paths inside the folder. */
export function unpack(zip: Uint8Array): Map<string, string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  return new Map(
    Object.entries(unzipSync(zip)).map(([path, bytes]) => [
      path.replace(/^healify-export\//, ""),
      decoder.decode(bytes),
    ]),
  );
}

export async function takeExport(client: ChatClient): Promise<Response> {
  return fetch(`${client.url}/api/account/export`, {
    method: "POST",
    headers: { authorization: `Bearer ${client.token}` },
  });
}

export const unpacked = async (client: ChatClient): Promise<Map<string, string>> =>
  unpack(await wholeExport(client));

async function wholeExport(client: ChatClient): Promise<Uint8Array> {
  const answer = await takeExport(client);
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.bytes();
}
