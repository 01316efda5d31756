import { createMemoryAnswerLog } from "#platform/answer-log/answer-log-memory.ts";
import { readersContract } from "./readers.contract.ts";

readersContract("over the log in memory", 300, async () => createMemoryAnswerLog());
