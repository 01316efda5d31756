/** Workers that follow the operator's choice, over a gateway's own database, with a library that knows nothing. */
import type { Library } from "#library/library.ts";
import type { Broker } from "#platform/broker/broker.ts";
import { createMemoryCache } from "#platform/cache/cache-memory.ts";
import { createLogger } from "#platform/logger.ts";
import { createLanguageModel } from "#worker/language-model/create-language-model.ts";
import { fixedModel, followChosenModel } from "#worker/model-in-use.ts";
import { createWorker, type Worker } from "#worker/worker.ts";
import type { TestGateway } from "./gateway.ts";
import { newInstance } from "./reply-scene.ts";

const emptyLibrary: Library = {
  version: "0123456789abcdef",
  search: async () => [],
  passages: async () => [],
  document: async () => [],
  sources: async () => [],
  close: async () => undefined,
};

type Starting = {
  broker: Broker;
  logged: string[];
  /** As if HEALIFY_MODEL were "library". */
  fixed?: boolean;
};

export async function startModelWorker(
  { deps }: TestGateway,
  { broker, logged, fixed = false }: Starting,
): Promise<Worker> {
  const { database, vault, answerLog } = deps;
  const followed = () =>
    followChosenModel({
      database,
      keys: vault.masterKeys,
      open: ({ provider, model, address, key }) =>
        createLanguageModel(
          { provider, model },
          { url: address ?? undefined, key: key ?? undefined },
        ),
    });
  return createWorker({
    instanceId: newInstance(),
    concurrency: 4,
    database,
    vault,
    broker,
    cache: createMemoryCache(),
    answerLog,
    library: emptyLibrary,
    model: fixed ? fixedModel(null) : await followed(),
    logger: createLogger("debug", { write: (line) => void logged.push(line) }),
  });
}
