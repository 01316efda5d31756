/**
 * Hundreds of random histories of a reply, read by several clients over HTTP, who join, leave and resume at any
 * moment, while events get lost, doubled and overtaken and the answer log comes and goes. Whatever happens: what a
 * client assembled over its connections is what is stored, and every connection that ends in good order has told
 * exactly one end, as its last event.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AssistantMessage } from "#contracts/chat.ts";
import { isTerminal } from "#contracts/reply-events.ts";
import type { AnswerLog } from "#platform/answer-log/answer-log.ts";
import { createInProcessHub } from "#platform/broker/broker-in-process.ts";
import { assembledAnswer, ChatClient, type EventReader } from "#tests/support/chat-client.ts";
import { FlakyAnswerLog } from "#tests/support/flaky-answer-log.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import { type Fate, LossyBroker } from "#tests/support/lossy-broker.ts";
import {
  type ScriptedAttempt,
  type ScriptedParts,
  ScriptedWorker,
  sampleCitation,
} from "#tests/support/scripted-worker.ts";
import { SeededRandom } from "#tests/support/seeded-random.ts";
import { waitFor } from "#tests/support/wait-for.ts";

const atATime = 25;
const people = 8;

type World = {
  gateway: TestGateway;
  log: FlakyAnswerLog;
  parts: ScriptedParts;
  fates: Map<string, () => Fate>;
};

/** One client and all the connections that it has had. */
type Tab = { connections: EventReader[]; gone: boolean };

class History {
  readonly #world: World;
  readonly #client: ChatClient;
  readonly #random: SeededRandom;
  readonly #tabs: Tab[] = [];
  readonly #replyId: string;
  readonly #sessionId: string;
  readonly #worker: ScriptedWorker;
  #attempt: ScriptedAttempt | null = null;
  readonly #zombies: ScriptedAttempt[] = [];
  /** How the reply stood whenever it had ended. */
  readonly #ends: AssistantMessage[] = [];
  #words = 0;

  private constructor(
    world: World,
    client: ChatClient,
    random: SeededRandom,
    ids: { replyId: string; sessionId: string },
  ) {
    this.#world = world;
    this.#client = client;
    this.#random = random;
    this.#replyId = ids.replyId;
    this.#sessionId = ids.sessionId;
    this.#worker = new ScriptedWorker(world.parts, ids.replyId);
  }

  static async play(world: World, client: ChatClient, seed: number): Promise<void> {
    const random = new SeededRandom(seed);
    const { reply, session } = await client.ask(`What is number ${seed}?`);
    const fates: Fate[] = random.next() < 0.3 ? ["arrives"] : fateMix(random);
    world.fates.set(reply.id, () => random.pick(fates) ?? "arrives");
    const ids = { replyId: reply.id, sessionId: session.id };
    const history = new History(world, client, random, ids);
    await history.#run(4 + random.below(28));
    world.fates.delete(reply.id);
  }

  async #run(steps: number): Promise<void> {
    for (let step = 0; step < steps; step += 1) await this.#step();
    await this.#bringToAnEnd();
    for (const tab of this.#tabs) if (!tab.gone) this.#reconnect(tab);
    this.#open();
    await waitFor(
      () => this.#tabs.every((tab) => tab.connections.at(-1)?.ended !== null || tab.gone),
      "every connection to end",
    );
    this.#judge();
  }

  async #step(): Promise<void> {
    const doing: (() => unknown)[] = [
      () => this.#open(),
      () => this.#leave(),
      () => this.#leaveAndResume(),
      () => this.#world.log.setAway(this.#replyId, this.#random.next() < 0.4),
      () => this.#random.next() < 0.3 && this.#world.log.delete(this.#replyId),
      () => pause(this.#random.below(30)),
      () => this.#zombieSpeaks(),
      ...(this.#attempt
        ? [
            ...Array.from({ length: 6 }, () => () => this.#speak()),
            () => this.#attempt?.writer.flush().catch(() => undefined),
            () => this.#attempt?.beat(),
            () => this.#attempt?.beat(),
            () => this.#crash(),
            () => this.#putOff(),
            () => this.#end("fail"),
            () => this.#end("stop"),
          ]
        : [() => this.#goOn(), () => this.#goOn(), () => this.#goOn()]),
    ];
    await this.#random.pick(doing)?.();
  }

  #open(lastEventId?: string, tab: Tab = { connections: [], gone: false }): void {
    if (!this.#tabs.includes(tab)) this.#tabs.push(tab);
    tab.connections.push(this.#client.read(this.#replyId, lastEventId));
  }

  #leave(): void {
    const tab = this.#random.pick(this.#tabs);
    if (!tab) return;
    tab.connections.at(-1)?.leave();
    tab.gone = true;
  }

  async #leaveAndResume(): Promise<void> {
    const tab = this.#random.pick(this.#tabs.filter(({ gone }) => !gone));
    if (tab) this.#reconnect(tab);
  }

  #reconnect(tab: Tab): void {
    tab.connections.at(-1)?.leave();
    const last = tab.connections.findLast((reader) => reader.lastId() !== undefined)?.lastId();
    this.#open(last, tab);
  }

  #speak(): void {
    const { writer } = this.#attempt ?? {};
    if (!writer) return;
    this.#words += 1;
    const text = writer.answer.text.length;
    const what = this.#random.below(10);
    if (what === 0)
      writer.write({ type: "reply-source", ...sampleCitation(writer.answer.citations.length + 1) });
    else if (what === 1)
      writer.write({ type: "reply-check", from: 0, to: text, verdict: "no claim" });
    else writer.write({ type: "reply-delta", text: `w${this.#words} ` });
  }

  /** What a worker that lost its reply may still try. */
  #zombieSpeaks(): void {
    this.#random.pick(this.#zombies)?.say("zombie ");
  }

  #crash(): void {
    if (this.#attempt) this.#zombies.push(this.#attempt);
    this.#attempt = null;
  }

  async #putOff(): Promise<void> {
    await this.#attempt?.putOff();
    this.#attempt = null;
  }

  /** Claims what can be claimed, asks again for what has ended. */
  async #goOn(): Promise<void> {
    const before = await this.#message();
    if (before.state === "failed" || before.state === "stopped") {
      // The sweep may have ended it: its attempts were used up.
      this.#ends.push(before);
      await this.#retry();
    }
    this.#attempt = await this.#worker.take();
    this.#attempt?.start();
  }

  async #retry(): Promise<void> {
    await this.#client.post(`/api/chat/replies/${this.#replyId}/retry`);
    for (const tab of this.#tabs) {
      const over = tab.connections.at(-1)?.hasEnd();
      if (over && !tab.gone && this.#random.next() < 0.5) this.#reconnect(tab);
    }
  }

  async #end(how: "finish" | "fail" | "stop"): Promise<void> {
    const attempt = this.#attempt;
    if (!attempt) return;
    const stop = () => this.#client.post(`/api/chat/replies/${this.#replyId}/stop`);
    if (how === "stop") {
      const stopping = stop();
      // The worker goes on meanwhile: it has not heard of it yet.
      for (let more = this.#random.below(4); more > 0; more -= 1) {
        this.#speak();
        await pause(this.#random.below(4));
      }
      if (this.#random.next() < 0.3) await attempt.finish();
      await stopping;
      this.#zombies.push(attempt);
    } else if (!(await attempt[how]())) await stop();
    this.#attempt = null;
    this.#ends.push(await this.#message());
  }

  async #bringToAnEnd(): Promise<void> {
    for (;;) {
      const { state } = await this.#message();
      if (state === "completed") break;
      if ((state === "failed" || state === "stopped") && this.#random.next() < 0.5) break;
      if (!this.#attempt) await this.#goOn();
      for (let more = this.#random.below(6); more > 0; more -= 1) this.#speak();
      await this.#end(this.#random.pick(["finish", "finish", "fail", "stop"] as const) ?? "finish");
    }
    this.#ends.push(await this.#message());
  }

  async #message(): Promise<AssistantMessage> {
    const { messages } = await this.#client.session(this.#sessionId);
    const message = messages[1];
    if (message?.role !== "assistant") throw new Error("the reply is not there");
    return message;
  }

  #judge(): void {
    const final = this.#ends.at(-1);
    for (const { connections, gone } of this.#tabs) {
      connections.forEach((reader, index) => {
        this.#judgeConnection(reader, connections.slice(0, index + 1));
      });
      if (gone) continue;
      expect(connections.at(-1)?.ended).toBe("cleanly");
      expect(assembledAnswer(...connections)).toEqual(answerOf(final));
      expect(connections.at(-1)?.last()?.event.type).toBe(endTypes[final?.state ?? ""]);
    }
  }

  #judgeConnection(reader: EventReader, soFar: readonly EventReader[]): void {
    const ends = reader.types().filter((type) => isTerminal(type));
    if (reader.ended !== "cleanly") return;
    expect(ends).toHaveLength(1);
    expect(reader.hasEnd()).toBe(true);
    const told = this.#ends.filter(({ state }) => endTypes[state] === ends[0]);
    expect(told.map(answerOf)).toContainEqual(assembledAnswer(...soFar));
  }
}

const endTypes: Record<string, string> = {
  completed: "reply-end",
  failed: "reply-failed",
  stopped: "reply-stopped",
};

function answerOf(message: AssistantMessage | undefined) {
  return message && { text: message.text, citations: message.citations, checks: message.checks };
}

function fateMix(random: SeededRandom): Fate[] {
  const others: Fate[] = ["is lost", "comes twice", "comes late"];
  return [...Array.from({ length: 1 + random.below(12) }, () => "arrives" as const), ...others];
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** `openLog` gives a real answer log; it is closed with the test. */
export function readersContract(
  name: string,
  seeds: number,
  openLog: () => Promise<AnswerLog>,
): void {
  describe(`readers of random histories, ${name}`, () => {
    let world: World;
    const clients: ChatClient[] = [];

    beforeAll(async () => {
      const fates: World["fates"] = new Map();
      const log = new FlakyAnswerLog(await openLog());
      const fateOf = (replyKey: string) => fates.get(replyKey)?.() ?? "arrives";
      const broker = new LossyBroker(createInProcessHub().connect(), fateOf);
      const gateway = await startTestGateway({
        env: { HEALIFY_LIMIT_QUESTIONS: "10000", HEALIFY_LIMIT_WAITING: "10000" },
        deps: { answerLog: log, broker },
      });
      const { database, vault } = gateway.deps;
      world = { gateway, log, fates, parts: { database, vault, answerLog: log, broker } };
      for (let n = 0; n < people; n += 1) clients.push(await ChatClient.signUp(gateway.url));
    });
    afterAll(async () => {
      await world.gateway.close();
      await world.log.close();
    });

    it(`assembles what is stored and ends once, ${seeds} times`, { timeout: 900_000 }, async () => {
      const waiting = Array.from({ length: seeds }, (_, seed) => seed);
      const faults: unknown[] = [];
      const playAll = async () => {
        for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
          const client = clients[seed % people];
          if (!client) throw new Error("no client");
          await History.play(world, client, seed).catch((fault: unknown) => {
            faults.push(new Error(`seed ${seed}`, { cause: fault }));
          });
        }
      };
      await Promise.all(Array.from({ length: atATime }, playAll));
      expect(faults.slice(0, 5)).toEqual([]);
    });
  });
}
