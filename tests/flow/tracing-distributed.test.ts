import { sharedServers, startDistributed } from "./systems.ts";
import { tracingContract } from "./tracing.contract.ts";

tracingContract("distributed", async (env) => {
  const { gateways, model, close } = await startDistributed(sharedServers(), env);
  const [gateway] = gateways;
  if (!gateway) throw new Error("a gateway was asked for");
  return { url: gateway.url(), model, close };
});
