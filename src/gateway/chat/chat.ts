/** What the chat's use cases share, opened once per gateway, and the parts of it that run by themselves. */
import { createAnnouncer } from "#replies/announce.ts";
import { Dispatcher } from "#replies/dispatcher.ts";
import type { FeatureDeps } from "../gateway.ts";
import { createPeopleStore } from "../profile/people-store.ts";
import { createProfileStore } from "../profile/profile-store.ts";
import type { ChatDependencies } from "./chat-dependencies.ts";
import { SessionEraser } from "./deletion/eraser.ts";
import { readTheRules } from "./send-message.ts";
import { createSessionMemory } from "./session-memory.ts";
import { ReaderHub } from "./streams/reader-hub.ts";
import { Sweeper } from "./sweeper.ts";

export type OpenedChat = ChatDependencies & { close(): Promise<void> };

export async function openChat(deps: FeatureDeps): Promise<OpenedChat> {
  const { database, broker, cache, answerLog, vault, events, control, instanceId, tracing } = deps;
  const announce = createAnnouncer(answerLog, broker);
  const dispatched = {
    published: () => events.replyDispatched(),
    fault: (fault: unknown) => events.backgroundFault("dispatch", fault),
  };
  const dispatcher = new Dispatcher(broker, database, dispatched, tracing);
  const readers = {
    opened: () => events.streamOpened(),
    closed: () => events.streamClosed(),
    held: (bytes: number) => events.streamsHeld(bytes),
    fault: (fault: unknown) => events.backgroundFault("reader hub", fault),
  };
  const hub = new ReaderHub(broker, database, instanceId, readers, tracing);
  const sweeper = new Sweeper({
    database,
    broker,
    dispatcher,
    announce,
    vault,
    events: {
      swept: (counts) => events.repliesSwept(counts),
      fault: (fault) => events.backgroundFault("sweep", fault),
    },
  });
  readTheRules();
  await hub.start();
  sweeper.start();
  control.on("device-revoked", ({ deviceId }) => hub.closeDevice(deviceId));
  control.on("reply-cancelled", ({ replyId }) => hub.replyCancelled(replyId));
  control.on("person-erased", ({ userId }) => {
    vault.forget(userId);
    hub.closePerson(userId);
  });
  const chat: ChatDependencies = {
    instanceId,
    limits: deps.limits,
    chatLimits: deps.config.limits,
    database,
    vault,
    cache,
    answerLog,
    announce,
    dispatcher,
    hub,
    control,
    memory: createSessionMemory(database, cache, events),
    profiles: createProfileStore(database, vault),
    people: createPeopleStore(database, vault),
    reviewers: deps.reviewers ?? new Map(),
    events,
  };
  const eraser = new SessionEraser(chat);
  eraser.start();
  return {
    ...chat,
    async close() {
      await eraser.close();
      await sweeper.close();
      await hub.close();
      await dispatcher.close();
    },
  };
}
