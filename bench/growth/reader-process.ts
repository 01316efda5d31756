/** Holds thousands of readers' connections as lightly as it can; of each delta it reads only when it was said. */
import { connect } from "node:net";
import { type ReadersOrder, type ReadersReport, readersOrderSchema } from "./stream-readers.ts";

const openAtATime = 40;
const delays: number[] = [];
const said = /"text":"(\d+(?:\.\d+)?) said then/g;

const tell = (report: ReadersReport) => process.send?.(report);

process.on("message", (message) => {
  if (message === "close") return tell({ type: "delays", delays });
  openAll(readersOrderSchema.parse(message)).then(
    () => tell({ type: "open" }),
    (fault) => tell({ type: "failed", message: String(fault) }),
  );
});

async function openAll({ url, streams }: ReadersOrder): Promise<void> {
  const waiting = [...streams];
  const opener = async () => {
    for (let stream = waiting.pop(); stream; stream = waiting.pop()) await openOne(url, stream);
  };
  await Promise.all(Array.from({ length: openAtATime }, opener));
}

function openOne(url: string, { replyId, token }: ReadersOrder["streams"][number]): Promise<void> {
  const { hostname, port, host } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true }, () =>
      socket.write(
        `GET /api/chat/replies/${replyId}/events HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\n\r\n`,
      ),
    );
    let isOpen = false;
    socket.on("data", (chunk) => {
      const text = chunk.toString("latin1");
      if (!isOpen) {
        isOpen = true;
        if (text.startsWith("HTTP/1.1 200")) resolve();
        else reject(new Error(text.slice(0, 300)));
      }
      const now = performance.timeOrigin + performance.now();
      for (const [, at] of text.matchAll(said)) delays.push(now - Number(at));
    });
    socket.on("error", reject);
  });
}
