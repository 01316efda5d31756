import { expect, it } from "vitest";
import { startModelServer } from "#tests/support/model-server.ts";
import { findOllama } from "./find-ollama.ts";

it("finds a local Ollama with its models", async () => {
  const server = await startModelServer({ ollama: ["llama3.2:latest"] });
  expect(await findOllama(server.origin)).toEqual(["llama3.2:latest"]);
  await server.close();
});

it("takes no other server for an Ollama", async () => {
  const other = await startModelServer();
  expect(await findOllama(other.origin)).toBeNull();
  await other.close();
  expect(await findOllama(other.origin)).toBeNull();
});
