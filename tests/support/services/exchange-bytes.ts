import { connect } from "node:net";

/** Sends bytes to a port of this machine and gives the first that come back; rejects within five seconds otherwise. */
export function exchangeBytes(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", timeout: 5_000 }, () =>
      socket.write(bytes, "latin1"),
    );
    socket.once("data", (answer) => {
      socket.destroy();
      resolve(answer.toString("latin1"));
    });
    socket.once("timeout", () => socket.destroy(new Error(`Port ${port} does not answer`)));
    socket.once("close", () => reject(new Error(`Port ${port} closed without an answer`)));
    socket.once("error", reject);
  });
}
