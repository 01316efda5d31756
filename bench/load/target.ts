/** How each kind of system is asked, and how its answers look on the wire. */

import { uuidv7 } from "uuidv7";
import { z } from "zod";
import type { Marks } from "./lane.ts";

export const targetSchema = z.object({
  kind: z.enum(["model", "floor", "healify"]),
  url: z.string(),
  /** Access tokens of people, one for each client; none where nobody is checked. */
  tokens: z.array(z.string()),
});
export type Target = z.infer<typeof targetSchema>;

type Protocol = {
  marks: Marks;
  request: (target: Target, client: number, text: string, sessionId: string) => string;
};

/** As long as a prompt of Healify with its rules and passages, so that nobody's requests are shorter by far. */
const directSystem = "You answer questions about health. ".repeat(200);

const protocols: Record<Target["kind"], Protocol> = {
  model: {
    marks: { first: '"content":"', end: "data: [DONE]" },
    request: (target, _, text) =>
      post(target, "/v1/chat/completions", "", {
        model: "bench",
        stream: true,
        stream_options: { include_usage: true },
        messages: [
          { role: "system", content: directSystem },
          { role: "user", content: text },
        ],
      }),
  },
  floor: {
    marks: { first: "event: delta", end: "event: end" },
    request: (target, _, text) => post(target, "/ask", "", { text }),
  },
  healify: {
    marks: { first: "event: reply-delta", end: "event: reply-end" },
    request: (target, client, text, sessionId) => {
      const token = target.tokens[client % target.tokens.length];
      const headers = `authorization: Bearer ${token}\r\naccept: text/event-stream\r\n`;
      return post(target, `/api/chat/sessions/${sessionId}/messages`, headers, {
        id: uuidv7(),
        text,
      });
    },
  },
};

export const marksOf = ({ kind }: Target): Marks => protocols[kind].marks;

/** A whole HTTP request, ready for the socket; in a new chat session unless one is given. */
export function requestOf(
  target: Target,
  client: number,
  text: string,
  sessionId: string = uuidv7(),
): string {
  return protocols[target.kind].request(target, client, text, sessionId);
}

function post({ url }: Target, path: string, headers: string, body: object): string {
  const content = JSON.stringify(body);
  const length = Buffer.byteLength(content);
  return (
    `POST ${path} HTTP/1.1\r\nhost: ${new URL(url).host}\r\n${headers}` +
    `content-type: application/json\r\ncontent-length: ${length}\r\n\r\n${content}`
  );
}
