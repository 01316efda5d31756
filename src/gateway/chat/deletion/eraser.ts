/** Erases the chat sessions that were deleted and not brought back in time, those of before a restart too. */
import { Rounds } from "#platform/rounds.ts";
import type { ChatDependencies } from "../chat-dependencies.ts";
import { eraseSession } from "./delete-session.ts";
import { findDue } from "./deletion-store.ts";

/** Several gateways don't look at once. */
const pauseMs = [2000, 4000] as const;
const atOnce = 50;

export class SessionEraser {
  readonly #chat: ChatDependencies;
  readonly #rounds: Rounds;

  constructor(chat: ChatDependencies) {
    this.#chat = chat;
    this.#rounds = new Rounds({
      work: (closing) => this.#look(closing),
      pauseMs,
      onFault: (fault) => chat.events.backgroundFault("erasing deleted chats", fault),
    });
  }

  start(): void {
    this.#rounds.start();
  }

  close(): Promise<void> {
    return this.#rounds.close();
  }

  async #look(closing: AbortSignal): Promise<void> {
    for (;;) {
      const due = await findDue(this.#chat.database, atOnce);
      for (const { id, user_id } of due) {
        if (closing.aborted) return;
        await eraseSession(this.#chat, user_id, id, "due");
      }
      if (due.length < atOnce) return;
    }
  }
}
