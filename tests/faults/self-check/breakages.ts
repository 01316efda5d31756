/** Ways to break the pipeline on purpose, and what of the fault matrix must see each of them. Never applied here. */

export type Breakage = {
  name: string;
  file: string;
  /** Must stand in the file exactly once, however indented; else the self-check fails and wants to be mended. */
  find: string;
  replace: string;
  /** What is run: the scenarios whose row and name contain it, in distributed mode. */
  scenarios: string;
  /** What must be violated. */
  seenAs: RegExp;
};

export const breakages: readonly Breakage[] = [
  {
    name: "acknowledge before the commit",
    file: "src/worker/answer-request.ts",
    find: `  let handled: Handled = "done";\n  try {\n`,
    replace: `  let handled: Handled = "done";\n  delivery.acknowledge();\n  try {\n`,
    scenarios: "worker killed mid-answer",
    seenAs: /taken over after/,
  },
  {
    name: "no fencing on finish",
    file: "src/replies/own-attempt.ts",
    find: "updated_at: database.now,\n      })\n      .where(isOwn)\n",
    replace: 'updated_at: database.now,\n      })\n      .whereRef("replies.id", "=", "own.id")\n',
    scenarios: "worker frozen at answer-flushed",
    seenAs: /what each reader assembled is what is stored/,
  },
  {
    name: "sweeper off",
    file: "src/gateway/chat/sweeper.ts",
    find: "  start(): void {\n    this.#rounds.start();\n",
    replace: "  start(): void {\n",
    scenarios: "gateway killed at accept-committed:1",
    seenAs: /it ends, in an answer or a visible failure/,
  },
  {
    name: "log append after fan-out",
    file: "src/replies/announce.ts",
    find: "    const result = await answerLog.append(audience.replyId, entries);\n",
    replace:
      "    publish(audience, entries);\n    const result = await answerLog.append(audience.replyId, entries);\n",
    scenarios: "stopped while the log is slow",
    seenAs: /readers saw what the log does not hold/,
  },
  {
    name: "clean end of a cut stream",
    file: "src/gateway/chat/streams/sse.ts",
    find: "  cut(): void {\n    this.#response.destroy();\n",
    replace: "  cut(): void {\n    this.#response.end();\n",
    scenarios: "gateway asked to end while streaming",
    seenAs: /no stream ends cleanly without a terminal event/,
  },
  {
    name: "readers never held up",
    file: "src/gateway/chat/streams/sse.ts",
    find: "    if (this.#response.write(frame)) return true;\n",
    replace: "    this.#response.write(frame);\n    return true;\n",
    scenarios: "readers stop reading",
    seenAs: /bytes were held for/,
  },
];
