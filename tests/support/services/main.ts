/**
 * Starts the servers for the tests, runs a command with HEALIFY_TEST_* set, stops them and passes on the exit code:
 * `npx node tests/support/services/main.ts -- vitest run src/platform`
 */
import { runCommand } from "./run-command.ts";
import { startServices } from "./services.ts";

const separator = process.argv.indexOf("--");
const [command, ...args] = process.argv.slice(separator < 0 ? 2 : separator + 1);
if (command === undefined) {
  console.error("Usage: npx node tests/support/services/main.ts -- <command> [arguments…]");
  process.exit(2);
}

const services = await startServices(console.error);
try {
  process.exitCode = await runCommand(command, args, services.env);
} finally {
  await services.stop();
}
