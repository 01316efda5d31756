/** One scenario under way: its people, its history, and how it is brought to rest and judged. */
import { setTimeout as delay } from "node:timers/promises";
import { type SessionDetail, sessionDetailSchema } from "#contracts/chat.ts";
import { SeededRandom } from "#tests/support/seeded-random.ts";
import type { FaultSystem } from "../systems/fault-system.ts";
import { letters, MarkedAnswers, markerOf } from "./answers.ts";
import type { History, Question } from "./history.ts";
import { answerOf, type Evidence, type Violation, violationsOf } from "./invariants.ts";
import { newQuestion, type ReadOptions, type VirtualPerson } from "./person.ts";

const topics = ["gout", "anaemia", "asthma", "eczema", "migraine", "acne", "scabies", "tinnitus"];
const auditorsAtATime = 6;

export type AskOptions = {
  person?: number;
  /** An earlier question, in whose chat session this one is asked. */
  after?: Question;
  gateway?: number;
  sentences?: number;
  mayFail?: boolean;
  mayBeStopped?: boolean;
  patienceMs?: number;
  /** Nobody reads the answer while it is written. */
  unread?: boolean;
};

/** `done` resolves once it was read to its end, or given up; neither promise rejects. */
export type Asked = { question: Question; accepted: Promise<boolean>; done: Promise<void> };

export type LabOptions = {
  seed: number;
  /** For how long people try to be heard; a third of it is waited for anything else that must come. */
  withinMs: number;
  /** How many times longer than on a machine of its own things may take where how long is judged; Infinity: they only must come. */
  slack: number;
};

export type Outcome = {
  faults: number;
  asked: number;
  answered: number;
  failedVisibly: number;
  stopped: number;
  lost: number;
  doubled: number;
  violations: Violation[];
};

let runs = 0;

export class Lab<System extends FaultSystem = FaultSystem> {
  readonly system: System;
  readonly people: readonly VirtualPerson[];
  readonly answers = new MarkedAnswers();
  readonly history: History;
  readonly random: SeededRandom;
  expectedDead = 0;
  readonly #run: string;
  readonly #slack: number;
  readonly #until: number;
  readonly #waitMs: number;
  readonly #pending = new Set<Promise<unknown>>();
  readonly #broken: Violation[] = [];

  constructor(
    system: System,
    people: readonly VirtualPerson[],
    history: History,
    { seed, withinMs, slack }: LabOptions,
  ) {
    this.system = system;
    this.people = people;
    this.history = history;
    this.random = new SeededRandom(seed);
    this.#slack = slack;
    this.#until = Date.now() + withinMs;
    this.#waitMs = withinMs / 3;
    runs += 1;
    this.#run = letters(runs);
    this.pace(12);
  }

  /** How long the model takes for a word. */
  pace(tokenMs: number): void {
    this.system.model.always({ kind: "normal", text: this.answers.text, tokenMs });
  }

  fault(what: string): void {
    this.history.fault(what);
  }

  /** An expectation of this scenario alone, such as how long something may take. */
  expect(holds: boolean, detail: string, question: Question | null = null): void {
    if (!holds)
      this.#broken.push({ invariant: "the scenario's own expectation", detail, question });
  }

  /** Whether it is judged how long something took. */
  get timed(): boolean {
    return Number.isFinite(this.#slack);
  }

  /** Expects that something took no longer than the matrix promises. */
  expectWithin(limitMs: number, ms: number, what: string, question: Question | null = null): void {
    this.expect(ms < limitMs * this.#slack, `${what} ${ms} ms`, question);
  }

  person(n: number): VirtualPerson {
    const person = this.people[n % this.people.length];
    if (!person) throw new Error("there is nobody");
    return person;
  }

  ask(options: AskOptions = {}): Asked {
    const { person: n = 0, after, gateway = 0, sentences, unread = false, patienceMs } = options;
    const person = this.person(n);
    const count = this.history.questions.length + 1;
    const marker = markerOf(this.#run, count);
    if (sentences !== undefined) this.answers.setLength(marker, sentences);
    const question = newQuestion(this.history, {
      person: person.name,
      text: `What is ${topics[count % topics.length]}? (${marker})`,
      marker,
      ...(after ? { sessionId: after.sessionId } : {}),
    });
    question.mayFail = options.mayFail ?? false;
    question.mayBeStopped = options.mayBeStopped ?? false;
    const accepted = person.send(question, gateway, this.#until);
    const done = accepted.then(async (taken) => {
      if (!taken || unread) return;
      const patience = patienceMs === undefined ? {} : { patienceMs };
      await this.read(question, { by: person.name, gateway, person: n, ...patience });
    });
    this.#pending.add(done);
    return { question, accepted, done };
  }

  /** One more reader of it, such as a second tab; `person` must be the one who asked. */
  async read(
    question: Question,
    { person, ...options }: Omit<ReadOptions, "until"> & { person: number },
  ): Promise<void> {
    if (!question.accepted) return this.expect(false, "it was never accepted", question);
    const reading = this.person(person).read(question, { until: this.#until, ...options });
    this.#pending.add(reading);
    await reading;
  }

  /** Asks and waits until it was accepted. */
  async asked(options: AskOptions = {}): Promise<Asked> {
    const asked = this.ask(options);
    await asked.accepted;
    return asked;
  }

  /** The first words have come to some reader. */
  async talking(question: Question, words = 20): Promise<void> {
    await this.until(
      () => question.readings.some(({ connections }) => textLength(connections) >= words),
      `the first words of question ${question.n}`,
    );
  }

  async until(look: () => boolean | Promise<boolean>, what: string, withinMs = this.#waitMs) {
    const giveUpAt = Date.now() + withinMs;
    while (!(await look())) {
      if (Date.now() > giveUpAt) {
        this.expect(false, `waited ${withinMs} ms in vain for ${what}`);
        return false;
      }
      await delay(15);
    }
    return true;
  }

  /** Heals, drains, reads everything once more, and judges. */
  async settle(): Promise<Outcome> {
    await this.system.heal();
    while (this.#pending.size > 0) {
      const pending = [...this.#pending];
      await Promise.all(pending);
      for (const one of pending) this.#pending.delete(one);
    }
    await this.#drain();
    await this.#audit();
    const evidence = await this.#evidence();
    this.expect(this.history.faults.length > 0, "no fault happened");
    const violations = [...this.#broken, ...violationsOf(this.history, evidence)];
    return this.#count(evidence, violations);
  }

  async #drain(): Promise<void> {
    const busy = new Set(["waiting", "queued", "answering"]);
    const giveUpAt = Date.now() + this.#waitMs;
    while (Date.now() < giveUpAt) {
      const rows = await this.system.rows();
      const queues = await this.system.queues();
      if (!rows.some(({ state }) => busy.has(state)) && queues.work === 0) return;
      await delay(100);
    }
  }

  /** Somebody who was never there reads what is stored. */
  async #audit(): Promise<void> {
    const left = this.history.questions.filter(({ accepted, deleted }) => accepted && !deleted);
    const until = Date.now() + this.#waitMs + left.length * 20;
    const auditors = Array.from({ length: auditorsAtATime }, async () => {
      for (let question = left.pop(); question; question = left.pop()) {
        const person = this.people.find(({ name }) => name === question.person);
        await person?.read(question, { by: "the audit", gateway: question.n, until });
      }
    });
    await Promise.all(auditors);
  }

  async #evidence(): Promise<Evidence> {
    const sessions = new Map<string, SessionDetail | null>();
    for (const { sessionId, person: name } of this.history.questions) {
      if (sessions.has(sessionId)) continue;
      const person = this.people.find((one) => one.name === name);
      if (!person) continue;
      await person.refresh();
      const client = person.at(0);
      const answer = await client.call("GET", `/api/chat/sessions/${sessionId}`, {
        token: client.token,
      });
      if (answer.status !== 200 && answer.status !== 404) {
        this.expect(false, `a chat session was answered ${answer.status}: ${answer.text}`);
      }
      sessions.set(
        sessionId,
        answer.status === 200 ? sessionDetailSchema.parse(answer.json) : null,
      );
    }
    return {
      sessions,
      rows: await this.system.rows(),
      queues: await this.system.queues(),
      expectedDead: this.expectedDead,
      answers: this.answers,
    };
  }

  #count(evidence: Evidence, violations: Violation[]): Outcome {
    const accepted = this.history.questions.filter((one) => one.accepted && !one.deleted);
    const states = accepted.map((question) => answerOf(question, evidence)?.state);
    const inState = (state: string) => states.filter((one) => one === state).length;
    const [answered, failedVisibly, stopped] = [
      inState("completed"),
      inState("failed"),
      inState("stopped"),
    ];
    return {
      faults: this.history.faults.length,
      asked: this.history.questions.length,
      answered,
      failedVisibly,
      stopped,
      lost: accepted.length - answered - failedVisibly - stopped,
      doubled: violations.filter(
        ({ invariant }) => invariant.includes("one reply") || invariant.includes("same reply"),
      ).length,
      violations,
    };
  }
}

function textLength(connections: Question["readings"][number]["connections"]): number {
  return connections
    .flatMap(({ reader }) => reader.seen)
    .reduce((sum, { event }) => (event.type === "reply-delta" ? sum + event.text.length : sum), 0);
}
