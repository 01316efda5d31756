import { observabilityContract } from "./observability.contract.ts";
import { sharedServers, startDistributed } from "./systems.ts";

observabilityContract("distributed", async (env) => {
  const { gateways, model, close } = await startDistributed(sharedServers(), env);
  const [gateway] = gateways;
  if (!gateway) throw new Error("a gateway was asked for");
  return { url: gateway.url(), model, close };
});
