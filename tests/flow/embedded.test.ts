import { flowContract } from "./flow.contract.ts";
import { startEmbedded } from "./systems.ts";

flowContract("embedded", async () => {
  const embedded = await startEmbedded();
  const url = embedded.process.url();
  return { urls: [url, url], model: embedded.model, close: embedded.close };
});
