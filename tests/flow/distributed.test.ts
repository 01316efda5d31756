import { flowContract } from "./flow.contract.ts";
import { startDistributed } from "./systems.ts";

flowContract("distributed", async () => {
  const { gateways, model, close } = await startDistributed();
  const [a, b] = gateways.map((gateway) => gateway.url());
  if (!a || !b) throw new Error("two gateways were asked for");
  return { urls: [a, b], model, close };
});
