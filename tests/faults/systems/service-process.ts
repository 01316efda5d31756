/** One Healify process that faults are done to. */
import { type HealifyProcess, startHealify } from "#tests/support/healify-process.ts";
import { forgetProcess, guardProcess } from "#tests/support/services/guardian.ts";
import type { Environment } from "./fault-system.ts";

export type ServiceProcess = HealifyProcess & { alive(): boolean; freeze(): void; thaw(): void };

const readyText = {
  start: /ready at/,
  gateway: /ready at/,
  worker: /worker answers/,
} as const;

export type ServiceCommand = keyof typeof readyText;

/** Resolves once it serves. */
export async function startService(
  command: ServiceCommand,
  env: Environment,
): Promise<ServiceProcess> {
  const running = await startHealify(command, env, readyText[command]);
  guardProcess(running.pid);
  let alive = true;
  void running.ended.then(() => {
    alive = false;
    forgetProcess(running.pid);
  });
  return Object.assign(running, {
    alive: () => alive,
    freeze: () => running.kill("SIGSTOP"),
    thaw: () => running.kill("SIGCONT"),
  });
}
