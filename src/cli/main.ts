/** `healify …`: every command, its words and its exit code. What a command does is in the file named after it. */
import { Command, CommanderError } from "commander";
import type { AccountChange } from "#contracts/operator.ts";
import { FolderTaken } from "#platform/database/folder-lock.ts";
import { SettingsFault } from "#platform/env.ts";
import type { AuditWords } from "./audit.ts";
import { CommandFault } from "./command-fault.ts";
import { settingsText } from "./settings-table.ts";
import type { ChangeWords } from "./user.ts";

/** sysexits.h: EX_CONFIG. */
const configurationExit = 78;

const say = (line: string) => void process.stderr.write(`${line}\n`);
const tellOut = (line: string) => void process.stdout.write(`${line}\n`);
const streams = { input: process.stdin, output: process.stdout, remarks: process.stderr };

interface AddWords {
  readonly file?: string;
  readonly from?: string;
}

const program = new Command("healify")
  .description("A health assistant that you host yourself.")
  .addHelpText("after", () => `\nSettings (environment variables):\n\n${settingsText()}`)
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "healify: ")) });

program
  .command("start")
  .description("run everything in one process, over a folder (embedded mode)")
  .option("--phones", "let phones on the home network in, by a QR code with an invitation")
  .action(async (words: { phones?: boolean }) => (await import("./start.ts")).start(words, say));

program
  .command("gateway")
  .description("run a gateway (distributed mode)")
  .action(async () => (await import("#gateway/main.ts")).runGateway(say));

program
  .command("worker")
  .description("run a chat worker (distributed mode)")
  .action(async () => (await import("#worker/main.ts")).runWorker(say));

program
  .command("warm-up", { hidden: true })
  .description("start and stop everything once, for Node's compile cache")
  .action(async () => (await import("./warm-up.ts")).warmUp());

program
  .command("migrate")
  .description("bring the database to this version's schema")
  .action(async () => (await import("./migrate.ts")).migrateDatabase(process.env, say));

program
  .command("triage")
  .description(
    "read JSON lines {id, text | messages, country?, profile?}, write what the red-flag rules find",
  )
  .action(async () => (await import("./triage-command.ts")).triageCommand(streams));

const library = program
  .command("library")
  .description("the passages that answers are written from");

library
  .command("add <kind> [path]")
  .description("import a source: starter, medquad, medlineplus, folder or openfda")
  .option("--file <path>", "the same as the path; medlineplus is fetched where there is neither")
  .option("--from <address>", "fetch from another page that links the file")
  .action(async (kind: string, path: string | undefined, options: AddWords) => {
    const { addToLibrary } = await import("./library-add.ts");
    const { file = path, from } = options;
    await addToLibrary(await libraryFolder(), kind, { path: file, from }, streams);
  });

library
  .command("list")
  .description("the sources in use")
  .action(async () => (await import("./library.ts")).listLibrary(await libraryFolder(), streams));

library
  .command("remove <source>")
  .description("take a source out")
  .action(async (source: string) => {
    const { removeFromLibrary } = await import("./library.ts");
    await removeFromLibrary(await libraryFolder(), source, streams);
  });

library
  .command("diff [from] [to]")
  .description(
    "passages added, removed and changed between two versions; by default, by the last change",
  )
  .action(async (from: string | undefined, to: string | undefined) => {
    const { diffLibrary } = await import("./library-diff.ts");
    diffLibrary(await libraryFolder(), from, to, streams);
  });

library
  .command("affected")
  .description("ids of the answers that cited a passage which is withdrawn or changed now")
  .action(async () => {
    const { listAffected } = await import("./library-affected.ts");
    await listAffected(process.env, streams);
  });

library
  .command("search")
  .description("read JSON lines {id, text}, write the passages found for each")
  .option("--source <source>", "search one source only")
  .action(async ({ source }: { source?: string }) => {
    const { searchInLibrary } = await import("./library.ts");
    await searchInLibrary(await libraryFolder(), source, streams);
  });

const review = program
  .command("review")
  .description("have rules, topics and fixed texts reviewed by a clinician");

review
  .command("export <folder>")
  .description("write every rule, topic and fixed text as a page to read and sign")
  .action(async (folder: string) => {
    const { exportReview } = await import("./review/export-review.ts");
    exportReview(await libraryFolder(), folder, streams);
  });

review
  .command("import <folder>")
  .description("take over what was signed; a page whose content changed since is refused")
  .action(async (folder: string) => {
    const { importReview } = await import("./review/import-review.ts");
    await importReview(await libraryFolder(), folder, streams);
  });

const keys = program
  .command("keys")
  .description(
    "the keys that sign access tokens, and the secret that everything sealed depends on",
  );

keys
  .command("status")
  .description("which keys there are, and how far a rotation is")
  .action(async () => (await import("./keys.ts")).keyStatus(process.env, tellOut));

keys
  .command("rotate")
  .description("make the next key that signs access tokens; nobody is signed out")
  .action(async () => (await import("./keys.ts")).rotateSigningKey(process.env, tellOut));

keys
  .command("rotate-secret")
  .description("make a new secret in the data folder; the next start seals every key anew")
  .action(async () => (await import("./keys.ts")).rotateSecret(process.env, tellOut));

const user = program.command("user").description("the accounts of this Healify");

user
  .command("list")
  .description("id, state, role, second factor, made, last seen, e-mail and name of each")
  .option("--json", "one JSON object a line")
  .action(async (words: { json?: boolean }) =>
    (await import("./user.ts")).listUsers(process.env, words, tellOut),
  );

user
  .command("invite")
  .description("make a link that lets one person sign up")
  .option("--email <address>", "only this address can use it")
  .option("--days <n>", "how long it is good", "7")
  .action(async (words: { email?: string; days?: string }) =>
    (await import("./user.ts")).inviteUser(process.env, { ...words, say: tellOut }),
  );

const changes: readonly (readonly [AccountChange, string])[] = [
  ["disable", "sign somebody out everywhere and let them in no more"],
  ["enable", "let somebody in again"],
  ["reset-2fa", "take passkeys, one-time codes and recovery codes away from who has lost them"],
  ["promote", "make somebody an operator"],
  ["demote", "make an operator an ordinary person"],
];
for (const [change, what] of changes) {
  user
    .command(`${change} <person>`)
    .description(`${what}; by id or e-mail`)
    .option("--even-last-operator", "leave the server without an operator")
    .action(async (person: string, words: ChangeWords) =>
      (await import("./user.ts")).changeUser(process.env, change, { person, words, say: tellOut }),
    );
}

user
  .command("delete <person>")
  .description("erase somebody and everything of theirs, for good; by id or e-mail")
  .option("--yes", "really")
  .option("--even-last-operator", "leave the server without an operator")
  .action(async (person: string, words: ChangeWords) =>
    (await import("./user.ts")).deleteUser(process.env, { person, words, say: tellOut }),
  );

const backup = program
  .command("backup")
  .description("copy the database or the keys of embedded mode, while it runs");

backup
  .command("database <folder>")
  .description("the database, sealed: it opens with the keys alone")
  .action(async (folder: string) => {
    (await import("./backup.ts")).backUp("database", folder, process.env, tellOut);
  });

backup
  .command("keys <folder>")
  .description("the keys of people and the secret; to be kept apart from the database")
  .action(async (folder: string) => {
    (await import("./backup.ts")).backUp("keys", folder, process.env, tellOut);
  });

program
  .command("restored")
  .description("settle a database that was put back from a backup, before anything runs over it")
  .option("--erase-keyless", "delete the rows of people who were erased since the backup")
  .action(async ({ eraseKeyless = false }: { eraseKeyless?: boolean }) => {
    const { settleRestored } = await import("./restored.ts");
    await settleRestored(process.env, { eraseKeyless }, tellOut);
  });

program
  .command("audit")
  .description("list what happened with accounts: sign-ins, changes, refusals, acts of operators")
  .option("--since <time>", "90m, 12h, 7d, or a date such as 2026-11-01", "7d")
  .option("--user <who>", "of one person, by e-mail or id")
  .option("--event <name>", "of one kind, such as sign-in")
  .option("--refused", "what was refused only")
  .option("--json", "as JSON lines")
  .action(async (words: AuditWords) => {
    const { listAudit } = await import("./audit.ts");
    await listAudit(process.env, words, (line) => process.stdout.write(`${line}\n`));
  });

program
  .command("doctor")
  .description("look at every dependency; exit code 1 when something is wrong")
  .action(async () => {
    const { doctor } = await import("./doctor.ts");
    if (!(await doctor(process.env, (line) => process.stdout.write(`${line}\n`))))
      process.exitCode = 1;
  });

program
  .command("docs")
  .description("write the generated parts of the documentation")
  .option("--check", "write nothing; exit code 1 when they are not up to date")
  .action(async ({ check }: { check?: boolean }) => {
    const { writeDocs } = await import("./write-docs.ts");
    await writeDocs(check ?? false, say);
  });

async function libraryFolder(): Promise<string> {
  const { readWorkerSettings } = await import("#worker/config.ts");
  return readWorkerSettings(process.env).config.libraryFolder;
}

// Whoever reads us may stop reading (`healify … | head`): that is no fault.
process.stdout.on("error", (fault: NodeJS.ErrnoException) => {
  process.exit(fault.code === "EPIPE" ? 0 : 1);
});

try {
  await program.parseAsync();
} catch (fault) {
  process.exitCode = tell(fault);
}

/** One line for a person for what can be foreseen; the exit code. */
function tell(fault: unknown): number {
  if (fault instanceof CommanderError) return fault.exitCode;
  if (fault instanceof SettingsFault) {
    for (const line of fault.faults) say(`healify: ${line}`);
    return configurationExit;
  }
  if (fault instanceof FolderTaken) {
    const { holder } = fault;
    const who = holder ? ` by process ${holder.pid}, which serves ${holder.address}` : "";
    say(`healify: this data folder is in use${who}. Stop it first, or set HEALIFY_DATA_DIR.`);
    return 1;
  }
  if (fault instanceof CommandFault) {
    say(`healify: ${fault.message}`);
    return fault.exitCode;
  }
  say(`healify: ${fault instanceof Error ? fault.message : String(fault)}`);
  return isForeseen(fault) ? configurationExit : 1;
}

function isForeseen(fault: unknown): boolean {
  return (
    fault instanceof Error && ["SecretFault", "SchemaBehind", "BrokerFault"].includes(fault.name)
  );
}
