/** Starts and stops everything once, over a folder that is thrown away, so that Node's compile cache holds all of it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readAllSettings, startAllInOne } from "../all-in-one.ts";
import "./start.ts";
import "./start-services.ts";

export async function warmUp(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "healify-warm-up-"));
  try {
    const settings = readAllSettings({
      PORT: "0",
      HEALIFY_DATA_DIR: folder,
      HEALIFY_LOG_LEVEL: "silent",
    });
    const running = await startAllInOne(settings);
    await running.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
