/** The files of an export, one after the other: nothing is read before it is written, and nothing is kept. */
import { z } from "zod";
import { type ExportedActivity, type ExportedChat, exportSchemas } from "#contracts/export.ts";
import { titleContext } from "#vault/contexts.ts";
import { isoTime } from "../chat/present.ts";
import type { Principal } from "../http/app-types.ts";
import { accountSections } from "./account-page.ts";
import { chatSections } from "./chat-page.ts";
import type { ExportDependencies } from "./export-dependencies.ts";
import { type ActivityRow, activityOf, chatsOf } from "./export-store.ts";
import { gatherAccount } from "./gather-account.ts";
import { gatherChat } from "./gather-chat.ts";
import { html } from "./html.ts";
import { home, pageFoot, pageHead, tellTime } from "./page.ts";
import type { ZipFile } from "./zip-files.ts";

const folder = "healify-export";

/** Rejects, so that the zip breaks off, when something can't be read: an export with a hole must not look whole. */
export async function* exportFiles(
  deps: ExportDependencies,
  principal: Principal,
  at: number,
): AsyncGenerator<ZipFile> {
  const account = await gatherAccount(deps, principal, at);
  yield file("index.html", indexPage());
  yield file("data/account.json", [json(account)]);
  yield file("data/schema.json", [json(jsonSchemas())]);
  yield file("activity.html", activityPage(deps, principal));
  yield file("data/activity.json", activityData(deps, principal));
  for await (const { id } of chatsOf(deps.database, principal.userId)) {
    const chat = await gatherChat(deps, principal.userId, id);
    if (!chat) continue;
    yield file(chatPath(chat), chatPage(chat));
    yield file(`data/chats/${id}.json`, [json(chat)]);
  }

  async function* indexPage() {
    yield pageHead(home, "");
    yield accountSections(account).text;
    yield* chatList(deps, principal);
    yield pageFoot;
  }
}

const file = (path: string, parts: ZipFile["parts"]): ZipFile => ({
  path: `${folder}/${path}`,
  parts,
});
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The day first, so that the folder lists them in order. */
const chatPath = ({ id, createdAt }: Pick<ExportedChat, "id" | "createdAt">): string =>
  `chats/${createdAt.slice(0, 10)}-${id}.html`;

async function* chatList({ database, vault }: ExportDependencies, { userId }: Principal) {
  const person = await vault.person(userId);
  let none = true;
  yield '<ul class="rows">\n';
  for await (const { id, title_sealed, created_at } of chatsOf(database, userId)) {
    none = false;
    const createdAt = isoTime(created_at);
    const title = person.open(title_sealed, titleContext(id));
    yield html`<li><a href="${chatPath({ id, createdAt })}">${title}</a><br>
<span class="soft">${tellTime(createdAt)}</span></li>\n`.text;
  }
  yield "</ul>\n";
  if (none) yield '<p class="soft">None.</p>\n';
}

function* chatPage(chat: ExportedChat) {
  yield pageHead(chat.title, "../");
  yield chatSections(chat).text;
  yield pageFoot;
}

async function* activityPage({ database }: ExportDependencies, { userId }: Principal) {
  yield pageHead("Activity", "");
  yield "<table><thead><tr><th>When</th><th>What</th><th>From</th></tr></thead><tbody>\n";
  for await (const row of activityOf(database, userId)) {
    const { at, event, outcome, reason, addressPrefix, userAgent } = presentActivity(row);
    const notes = [outcome === "success" ? null : outcome, reason].filter((note) => note !== null);
    const more = notes.length > 0 ? ` (${notes.join(": ").replaceAll("-", " ")})` : "";
    yield html`<tr><td>${tellTime(at)}</td><td>${event.replaceAll("-", " ")}${more}</td>
<td class="soft">${addressPrefix} ${userAgent}</td></tr>\n`.text;
  }
  yield `</tbody></table>\n${pageFoot}`;
}

async function* activityData({ database }: ExportDependencies, { userId }: Principal) {
  let before = "[\n";
  for await (const row of activityOf(database, userId)) {
    yield before + JSON.stringify(presentActivity(row));
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}

function presentActivity(row: ActivityRow): ExportedActivity {
  return {
    at: isoTime(row.at),
    event: row.event,
    outcome: row.outcome,
    reason: row.reason,
    deviceId: row.device_id,
    addressPrefix: row.address_prefix,
    userAgent: row.user_agent,
  };
}

function jsonSchemas() {
  const schemas = Object.entries(exportSchemas).map(
    ([path, schema]) =>
      [path, z.toJSONSchema(schema, { io: "output", unrepresentable: "any" })] as const,
  );
  return Object.fromEntries(schemas);
}
