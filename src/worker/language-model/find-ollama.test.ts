import { expect, it, vi } from "vitest";
import { startModelServer } from "#tests/support/model-server.ts";
import { findOllama } from "./find-ollama.ts";

it("finds a local Ollama with its models", async () => {
  const server = await startModelServer({ ollama: ["llama3.2:latest"] });
  // One that is late is taken for absent, and a busy machine may make it late.
  await vi.waitFor(
    async () => expect(await findOllama(server.origin)).toEqual(["llama3.2:latest"]),
    { timeout: 60_000 },
  );
  await server.close();
});

it("takes no other server for an Ollama", async () => {
  const other = await startModelServer();
  expect(await findOllama(other.origin)).toBeNull();
  await other.close();
  expect(await findOllama(other.origin)).toBeNull();
});
