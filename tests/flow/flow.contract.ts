/** The whole path, from signing up to a stored answer: the same in both modes. */
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  acceptedSchema,
  completedSessionSchema,
  replySchema,
  sessionListSchema,
} from "#contracts/chat.ts";
import { problemSchema } from "#contracts/problem.ts";
import { parseEventId } from "#contracts/reply-events.ts";
import { assembledText, ChatClient } from "#tests/support/chat-client.ts";
import type { ModelServer } from "#tests/support/model-server.ts";
import { waitFor } from "#tests/support/wait-for.ts";

export type System = {
  /** The gateways; in embedded mode both are the same. */
  urls: readonly [string, string];
  model: ModelServer;
  close(): Promise<void>;
};

/** An answer of 60 tokens, each `tokenMs` after the one before. */
const slow = (tokenMs: number) => ({ kind: "normal", tokens: 60, tokenMs }) as const;

const meningitis = "I have had a fever, a stiff neck and a terrible headache since this morning";

export function flowContract(name: string, open: () => Promise<System>): void {
  describe(`the flow, ${name}`, () => {
    let system: System;
    let ann: ChatClient;

    beforeAll(async () => {
      system = await open();
      system.model.always({ kind: "normal" });
      ann = await ChatClient.signUp(system.urls[0]);
    });
    afterAll(() => system.close());

    it("answers a question from sources, streams it, and stores what was streamed", async () => {
      const sessionId = uuidv7();
      const reader = await ann.askForEvents("How can I sleep better?", sessionId).end();
      expect(reader.status).toBe(200);
      expect(reader.accepted?.session.id).toBe(sessionId);
      expect(reader.types()[0]).toBe("reply-start");
      expect(reader.types()).toContain("reply-source");
      expect(reader.last()?.event.type).toBe("reply-end");
      expect(reader.ended).toBe("cleanly");
      const text = assembledText(reader);
      expect(text).toContain("[1]");

      const { messages } = await ann.session(sessionId);
      expect(messages.map(({ role, state }) => [role, state])).toEqual([
        ["user", "stored"],
        ["assistant", "completed"],
      ]);
      expect(messages[1]?.text).toBe(text);
    });

    it("gives events strictly growing ids within one attempt", async () => {
      const reader = await ann.askForEvents("What helps against a cold?").end();
      const places = reader.seen.map(({ id }) => parseEventId(id ?? ""));
      expect(places.every((place) => place?.attempt === 1)).toBe(true);
      expect(places.map((place) => place?.seq)).toEqual(places.map((_, index) => index + 1));
    });

    it("finds an emergency before anything else, and says it in the answer", async () => {
      const accepted = await ann.ask(meningitis);
      expect(accepted.triage.disposition).toBe("emergency");
      expect(accepted.triage.rules[0]?.guidance).toMatch(/emergency number/i);
      expect(accepted.triage.numbers.length).toBeGreaterThan(0);
      const reader = await ann.read(accepted.reply.id).end();
      expect(reader.types()).toContain("triage-found");
      expect(reader.last()?.event).toMatchObject({ type: "reply-end", disposition: "emergency" });
    });

    it("reads findings of earlier messages together with the new one", async () => {
      const sessionId = uuidv7();
      const first = await ann.ask("I have had a high fever since this morning", sessionId);
      expect(first.triage.disposition).not.toBe("emergency");
      await ann.read(first.reply.id).end();
      const second = await ann.ask("Now my neck is very stiff and bright light hurts", sessionId);
      expect(second.triage.disposition).toBe("emergency");
    });

    it("sees no emergency in a question of knowledge", async () => {
      const { triage } = await ann.ask("What are the signs of meningitis?");
      expect(triage.disposition).toBeNull();
      expect(triage.notice).toMatch(/now/i);
    });

    it("is idempotent by the message's id, and refuses other words under it", async () => {
      const [sessionId, id] = [uuidv7(), uuidv7()];
      const first = await ann.ask("What is a fever?", sessionId, id);
      const again = await ann.ask("What is a fever?", sessionId, id);
      expect(again.reply.id).toBe(first.reply.id);
      expect(again.message.createdAt).toBe(first.message.createdAt);
      const other = await ann.send("Something else", sessionId, id);
      expect(other.status).toBe(409);
      expect(problemSchema.parse(other.json).code).toBe("message_conflict");
      const elsewhere = await ann.send("What is a fever?", uuidv7(), id);
      expect(elsewhere.status).toBe(409);
      expect((await ann.session(sessionId)).messages).toHaveLength(2);
    });

    it("answers the questions of one session one at a time, in order", async () => {
      const sessionId = uuidv7();
      system.model.program(slow(60));
      const first = await ann.ask("First: what is asthma?", sessionId);
      const second = await ann.ask("Second: what triggers it?", sessionId);
      expect(second.reply).toMatchObject({ state: "waiting", place: 1 });
      const [one, two] = [ann.read(first.reply.id), ann.read(second.reply.id)];
      await two.end();
      expect(one.hasEnd()).toBe(true);
      expect(two.last()?.event.type).toBe("reply-end");
    });

    it("is read to the end on the other gateway, from the start or from where it broke off", async () => {
      system.model.program(slow(50));
      const { reply } = await ann.ask("Why do I get hiccups after lunch?");
      const onA = ann.read(reply.id);
      const onB = ann.at(system.urls[1]).read(reply.id);
      await waitFor(() => onA.seen.length > 5, "some events on the first gateway");
      onA.leave();
      const rest = await ann.at(system.urls[1]).read(reply.id, onA.lastId()).end();
      await onB.end();
      expect(rest.types()).not.toContain("reply-reset");
      expect(assembledText(onA, rest)).toBe(assembledText(onB));
      expect(rest.last()?.event.type).toBe("reply-end");
    });

    it("gives the stored answer long after, and starts over when a place is not known", async () => {
      const reader = await ann.askForEvents("What is a migraine?").end();
      const replyId = reader.accepted?.reply.id ?? "";
      const fresh = await ann.read(replyId).end();
      expect(assembledText(fresh)).toBe(assembledText(reader));
      const unknown = await ann.read(replyId, "7-99").end();
      expect(unknown.types()[0]).toBe("reply-reset");
      expect(assembledText(unknown)).toBe(assembledText(reader));
      const complete = await ann.read(replyId, reader.lastId()).end();
      expect(complete.types()).toEqual(["reply-end"]);
    });

    it("stops an answer, keeps what was seen, and retries it", async () => {
      const sessionId = uuidv7();
      system.model.program(slow(500));
      const { reply } = await ann.ask("Tell me about high cholesterol", sessionId);
      const reader = ann.read(reply.id);
      await waitFor(() => reader.types().includes("reply-delta"), "the first words");
      const stopped = await ann.post(`/api/chat/replies/${reply.id}/stop`);
      expect(stopped.status).toBe(202);
      expect(replySchema.parse(stopped.json).state).toBe("stopped");
      await reader.end();
      expect(reader.last()?.event.type).toBe("reply-stopped");
      const stored = (await ann.session(sessionId)).messages[1];
      expect(stored?.state).toBe("stopped");
      expect(stored?.text).toBe(assembledText(reader));
      await waitFor(() => system.model.open === 0, "the model call to be given up");

      const retried = await ann.post(`/api/chat/replies/${reply.id}/retry`);
      expect(retried.status).toBe(202);
      const again = await ann.read(reply.id, reader.lastId()).end();
      expect(again.last()?.event.type).toBe("reply-end");
      expect(again.types()).toContain("reply-reset");
      expect((await ann.post(`/api/chat/replies/${reply.id}/retry`)).status).toBe(409);
    });

    it("tries a busy model again, and shows a refusal as a failure that can be seen", async () => {
      system.model.program({ kind: "status", status: 429, retryAfter: "1" });
      const busy = await ann.askForEvents("What is eczema, in short?").end();
      expect(busy.last()?.event.type).toBe("reply-end");
      system.model.program({ kind: "status", status: 401 });
      const refused = await ann.askForEvents("What is psoriasis, in short?").end();
      expect(refused.last()?.event).toEqual({
        type: "reply-failed",
        code: "model_refused",
        retryable: false,
      });
    });

    it("serves an equal first question of another person from the cache", async () => {
      const bob = await ChatClient.signUp(system.urls[0]);
      // A cache that a busy machine makes late is passed over: then it is another question's turn.
      const found = await waitFor(async () => {
        const question = `How can I lower my blood pressure without medicine? ${uuidv7()}`;
        const mine = await ann.askForEvents(question).end();
        const calls = system.model.calls;
        const his = await bob.askForEvents(question).end();
        const end = his.last()?.event;
        if (end?.type !== "reply-end" || !end.usage.cached) return null;
        return { question, mine, his, calls, callsAfter: system.model.calls };
      }, "an answer from the cache");
      expect(assembledText(found.his)).toBe(assembledText(found.mine));
      expect(found.callsAfter).toBe(found.calls);

      const sessionId = uuidv7();
      await bob.askForEvents("What is a normal pulse?", sessionId).end();
      const inTalk = await bob.askForEvents(found.question, sessionId).end();
      expect(inTalk.last()?.event).toMatchObject({ type: "reply-end", usage: { cached: false } });
      expect(system.model.calls).toBe(found.calls + 2);
    });

    it("completes a session with a visit summary, and opens it again", async () => {
      const sessionId = uuidv7();
      await ann.askForEvents("I have a sore throat and a runny nose", sessionId).end();
      const { json } = await ann.post(`/api/chat/sessions/${sessionId}/complete`);
      const { session, summary } = completedSessionSchema.parse(json);
      expect(session.state).toBe("completed");
      expect(summary.complaint).toBe("I have a sore throat and a runny nose");
      expect(summary.timeline).toHaveLength(1);
      expect(summary.sources.length).toBeGreaterThan(0);
      await ann.askForEvents("And a cough since yesterday", sessionId).end();
      expect((await ann.session(sessionId)).state).toBe("active");
    });

    it("lists, renames and deletes sessions; another person's are not there", async () => {
      const sessionId = uuidv7();
      await ann.askForEvents("Is honey good for a cough?", sessionId).end();
      const path = `/api/chat/sessions/${sessionId}`;
      const body = { title: "Honey" };
      await ann.call("PATCH", path, { token: ann.token, body });
      const list = sessionListSchema.parse(
        (await ann.call("GET", "/api/chat/sessions", { token: ann.token })).json,
      );
      expect(list.items[0]).toMatchObject({ id: sessionId, title: "Honey" });

      const eve = await ChatClient.signUp(system.urls[1]);
      for (const method of ["GET", "DELETE"]) {
        expect((await eve.call(method, path, { token: eve.token })).status).toBe(404);
      }
      expect((await eve.call("PATCH", path, { token: eve.token, body })).status).toBe(404);
      expect((await eve.send("Mine now?", sessionId)).status).toBe(404);
      expect((await ann.call("DELETE", path, { token: ann.token })).status).toBe(204);
      expect((await ann.call("GET", path, { token: ann.token })).status).toBe(404);
    });

    it("uses a profile only as its owner's, and not the cache", async () => {
      const carl = await ChatClient.signUp(system.urls[0]);
      const profile = { yearOfBirth: 1950, medicines: ["warfarin"] };
      const written = await carl.call("PUT", "/api/profile", { token: carl.token, body: profile });
      expect(written.json).toEqual(profile);
      const question = "What is a healthy breakfast?";
      await ann.askForEvents(question).end();
      const reader = await carl.askForEvents(question).end();
      expect(reader.last()?.event).toMatchObject({ usage: { cached: false } });
      const asked = system.model.requests
        .at(-1)
        ?.messages.map(({ text }) => text)
        .join();
      expect(asked).toContain("warfarin");
    });

    it("limits how many questions of a person wait, and triages the refused one", async () => {
      const dora = await ChatClient.signUp(system.urls[0]);
      system.model.program(slow(2_000));
      const sessionId = uuidv7();
      const answers = [];
      for (let n = 0; n < 6; n += 1) answers.push(await dora.send(`Question ${n}?`, sessionId));
      expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 429]);
      const refused = await dora.send("crushing chest pain and sweating");
      const problem = problemSchema.parse(refused.json);
      expect(refused.status).toBe(429);
      expect(refused.headers.get("retry-after")).toMatch(/^\d+$/);
      expect(problem.triage?.disposition).toBe("emergency");
      const [first, last] = [answers[0], answers[4]].map((one) => acceptedSchema.parse(one?.json));
      await dora.post(`/api/chat/replies/${first?.reply.id}/stop`);
      await dora.read(last?.reply.id ?? "").end();
    });

    it("closes the streams of a revoked device", async () => {
      const fay = await ChatClient.signUp(system.urls[0]);
      system.model.program(slow(300));
      const { reply } = await fay.ask("What is gout, at length?");
      const reader = fay.at(system.urls[1]).read(reply.id);
      await waitFor(() => reader.seen.length > 0, "the stream to begin");
      await fay.post("/api/auth/sign-out");
      await waitFor(() => reader.ended !== null, "the stream to be closed");
      expect(reader.hasEnd()).toBe(false);
      expect(reader.ended).toBe("cut");
      await waitFor(async () => (await fay.send("hello")).status === 401, "refusal");
    });
  });
}
