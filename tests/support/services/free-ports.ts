import { createServer, type Server } from "node:net";

/** Below the range from which systems take ports for outgoing connections, so that none of those gets in the way. */
const lowest = 15_000;
const highest = 32_000;

/** Different ports of 127.0.0.1 on which nothing listens now. */
export async function freePorts(count: number): Promise<number[]> {
  const held: { port: number; server: Server }[] = [];
  try {
    while (held.length < count) {
      const port = lowest + Math.floor(Math.random() * (highest - lowest));
      const server = await listen(port);
      if (server) held.push({ port, server });
    }
    return held.map(({ port }) => port);
  } finally {
    await Promise.all(
      held.map(({ server }) => new Promise<void>((resolve) => server.close(() => resolve()))),
    );
  }
}

function listen(port: number): Promise<Server | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}
