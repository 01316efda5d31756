/** What an empty chat offers to ask is answered, with sources, by the library that comes with Healify. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { ChatClient } from "#tests/support/chat-client.ts";
import { waitFor } from "#tests/support/wait-for.ts";
import { welcome } from "../../src/web/language/en/welcome.ts";
import { type Embedded, startEmbedded } from "./systems.ts";

let healify: Embedded;
let client: ChatClient;
beforeAll(async () => {
  healify = await startEmbedded({ HEALIFY_MODEL: "library" });
  client = await ChatClient.signUp(healify.process.url());
});
afterAll(() => healify?.close());
