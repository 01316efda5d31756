import { languageModelContract } from "./language-model.contract.ts";
import { createAiSdkModel } from "./language-model-ai-sdk.ts";

languageModelContract("the AI SDK's OpenAI model", (url, patience) =>
  createAiSdkModel({ provider: "openai", model: "mock" }, { url, key: "k" }, patience),
);
