import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { startModelServer } from "./model-server.ts";

const prompt =
  '<passages>\n<passage id="1" title="Cough">\nHoney soothes a cough. Tea is &lt;good&gt; too.\n</passage>\n</passages>';

async function ask(url: string, body: object = {}): Promise<Response> {
  return fetch(`${url}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      model: "mock",
      stream: true,
      messages: [{ role: "user", content: prompt }],
      ...body,
    }),
  });
}

function tokensOf(stream: string): string[] {
  return Array.from(stream.matchAll(/"content":"((?:[^"\\]|\\.)*)"/g), ([, text]) =>
    JSON.parse(`"${text}"`),
  );
}

describe("the mock of a model server", () => {
  it("repeats a sentence of passage 1, cited, in the events of the protocol", async () => {
    const server = await startModelServer();
    server.program({ kind: "normal" });
    const stream = await (
      await ask(server.url, { stream_options: { include_usage: true } })
    ).text();
    expect(tokensOf(stream)).toEqual(["Honey", " soothes", " a", " cough", " [1]."]);
    expect(stream).toContain('"finish_reason":"stop"');
    expect(stream).toContain('"completion_tokens":5');
    expect(stream.endsWith("data: [DONE]\n\n")).toBe(true);
    expect(server.calls).toBe(1);
    await server.close();
  });

  it("fails a call that nobody programmed, and the test with it", async () => {
    const server = await startModelServer();
    expect((await ask(server.url)).status).toBe(500);
    expect(server.failures).toHaveLength(1);
    await expect(server.close()).rejects.toThrow("a call came that no test programmed");
  });

  it("fails a body that isn't a streaming chat completion", async () => {
    const server = await startModelServer();
    server.always({ kind: "normal" });
    expect((await ask(server.url, { stream: false })).status).toBe(500);
    await expect(server.close()).rejects.toThrow();
  });

  it("lists its models, and Ollama's only when asked to", async () => {
    const server = await startModelServer();
    expect((await fetch(`${server.url}/models`)).status).toBe(200);
    expect((await fetch(`${server.origin}/api/tags`)).status).toBe(404);
    await server.close();
  });

  it("runs as a process with so many tokens", async () => {
    const path = fileURLToPath(new URL("./model-server.ts", import.meta.url));
    const child = spawn(process.execPath, [path, "--tokens", "12", "--delay", "1"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const [line] = await once(child.stdout, "data");
      const stream = await (await ask(String(line).trim())).text();
      expect(tokensOf(stream)).toHaveLength(12);
    } finally {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
  });
});
