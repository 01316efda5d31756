/**
 * Set up before each test file (vitest.config.ts): every line that a logger of this process writes is kept, wherever it
 * goes, and so is what the tests send and are answered by `fetch`. A canary shows at the end that both were seen.
 */
import { subscribe } from "node:diagnostics_channel";
import { afterAll } from "vitest";
import { z } from "zod";
import { canary } from "./canary.ts";
import { flush, keepsLogs, recordLine, recordSecret } from "./log-folder.ts";
import { noteBody, noteHeaders } from "./told-secrets.ts";

/** What pino tells of each line: https://github.com/pinojs/pino/blob/main/docs/diagnostics.md */
const linedSchema = z.object({ result: z.string() });

if (keepsLogs) {
  subscribe("tracing:pino_asJson:end", (message) => {
    const lined = linedSchema.safeParse(message);
    if (lined.success) recordLine(lined.data.result);
  });
  recordSecret({ kind: "canary", value: canary });
  recordLine(JSON.stringify({ msg: canary }));
  globalThis.fetch = watched(globalThis.fetch);
  afterAll(flush);
}

function watched(plain: typeof fetch): typeof fetch {
  return async (input, init) => {
    if (typeof init?.body === "string") noteBody(init.body, "request");
    if (init?.headers) noteHeaders(new Headers(init.headers));
    const response = await plain(input, init);
    noteHeaders(response.headers);
    const { text, json } = response;
    response.text = async () => {
      const body = await text.call(response);
      noteBody(body, "response");
      return body;
    };
    response.json = async () => {
      const body: unknown = await json.call(response);
      noteBody(JSON.stringify(body), "response");
      return body;
    };
    return response;
  };
}
