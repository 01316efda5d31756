/**
 * Where the operator changes the library while everything runs in one process: one change at a time, each in a process
 * of its own that tells how far it is and can be ended at any moment. What was changed is in use at once: readers look
 * which file is current. Kept in memory: a change ends with the server that it was asked of.
 */
import { type ChildProcess, fork } from "node:child_process";
import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { uuidv7 } from "uuidv7";
import { type LibraryJobId, libraryJobIdSchema } from "#contracts/ids.ts";
import type {
  AddToLibraryBody,
  LibraryDetails,
  LibraryFault,
  LibraryJob,
  LibrarySourceKind,
} from "#contracts/operator-library.ts";
import { describeLibrary } from "#library/describe-library.ts";
import { currentLibraryFile, removeLeftovers } from "#library/library-folder.ts";
import { type News, newsSchema, type Order } from "./child-messages.ts";

type Places = {
  /** The library's. */
  folder: string;
  /** For uploads; emptied at start and after every change. */
  scratch: string;
};

/** Between two pieces of an upload, a refused one sent again included. */
const uploadSilenceMs = 60_000;

type Upload = { file: string; source: LibrarySourceKind };

export class LibraryDesk {
  readonly #places: Places;
  #job: LibraryJob | null = null;
  #upload: Upload | null = null;
  #child: ChildProcess | null = null;
  /** Files are replaced, never written over. */
  #described: { file: string | null; details: LibraryDetails | null } | null = null;
  #silence: NodeJS.Timeout | undefined;

  constructor(places: Places) {
    this.#places = places;
    this.#clear();
  }

  details(): LibraryDetails | null {
    const { folder } = this.#places;
    const file = currentLibraryFile(folder);
    if (file === null || file !== this.#described?.file) {
      this.#described = { file, details: describeLibrary(folder) };
    }
    return this.#described.details;
  }

  /** The change under way, or the last one. */
  job(): LibraryJob | null {
    return this.#job;
  }

  /** Null while another change is under way. An upload's bytes come by `receive`. */
  add({ source, upload }: AddToLibraryBody): LibraryJob | null {
    if (this.#isBusy()) return null;
    this.#end();
    const ofBytes = upload?.bytes ?? null;
    const state = upload ? "receiving" : source === "starter" ? "reading" : "fetching";
    const job = this.#begin({ act: "add", source, state, ofBytes });
    if (upload === null) this.#start(this.#order(source, null));
    else this.#await({ source, file: join(this.#places.scratch, fileNameOf(upload.name)) });
    return job;
  }

  /** The bytes from `from` on; the last ones start the import. False when they are not the ones awaited. */
  receive(id: LibraryJobId, from: number, bytes: Uint8Array): boolean {
    const job = this.#job;
    const upload = this.#upload;
    if (job?.id !== id || job.state !== "receiving" || upload === null) return false;
    const received = job.bytes + bytes.length;
    if (from !== job.bytes || received > (job.ofBytes ?? 0)) return false;
    try {
      appendFileSync(upload.file, bytes, { mode: 0o600 });
    } catch {
      this.#fail("disk-full");
      this.#end();
      return false;
    }
    this.#change({ bytes: received });
    this.#await(upload);
    if (received === job.ofBytes) {
      this.#change({ state: "reading" });
      this.#start(this.#order(upload.source, upload.file));
    }
    return true;
  }

  /** Null while another change is under way. */
  remove(source: string): LibraryJob | null {
    if (this.#isBusy()) return null;
    this.#end();
    const job = this.#begin({ act: "remove", source, state: "finishing", ofBytes: null });
    this.#start({ act: "remove", folder: this.#places.folder, source });
    return job;
  }

  /** False when this change is over already. The library stays as it was. */
  cancel(id: LibraryJobId): boolean {
    if (this.#job?.id !== id || !this.#isBusy()) return false;
    this.#change({ state: "cancelled" });
    this.#end();
    return true;
  }

  async close(): Promise<void> {
    if (this.#isBusy()) this.#change({ state: "cancelled" });
    const child = this.#child;
    const gone = child && new Promise((resolve) => child.once("exit", resolve));
    this.#end();
    await gone;
  }

  #isBusy(): boolean {
    const state = this.#job?.state;
    return state !== undefined && state !== "done" && state !== "failed" && state !== "cancelled";
  }

  #begin(first: Pick<LibraryJob, "act" | "source" | "state" | "ofBytes">): LibraryJob {
    const id = libraryJobIdSchema.parse(uuidv7());
    const nothing = { bytes: 0, documents: 0, fault: null, skipped: [], skippedCount: 0 };
    this.#job = { id, ...first, ...nothing };
    return this.#job;
  }

  /** A page that was closed sends no more pieces, and shall not keep others from changing the library. */
  #await(upload: Upload): void {
    this.#upload = upload;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      if (this.#job?.state !== "receiving") return;
      this.#fail("upload-broken");
      this.#end();
    }, uploadSilenceMs).unref();
  }

  #order(source: LibrarySourceKind, file: string | null): Order {
    return { act: "add", ...this.#places, source, file };
  }

  #start(order: Order): void {
    const child = fork(new URL("./child.ts", import.meta.url), {
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      // Nothing of what opens this installation.
      env: Object.fromEntries(
        Object.entries(process.env).filter(([name]) => !name.startsWith("HEALIFY_")),
      ),
    });
    this.#child = child;
    child.on("message", (message) => {
      const news = newsSchema.safeParse(message).data;
      if (news && this.#child === child) this.#hear(news);
    });
    // More than one can come: of the start, and of the order that was not taken.
    child.on("error", () => this.#leave(child));
    child.once("exit", () => {
      this.#forgetBuilding();
      this.#leave(child);
    });
    child.send(order);
  }

  /** An end without a word is a death; after `done` and `failed` there is nothing more to be said. */
  #leave(child: ChildProcess): void {
    if (this.#child !== child) return;
    if (this.#isBusy()) this.#fail("died");
    this.#end();
  }

  /** One that was killed leaves half a library, which would lie there until the next change. */
  #forgetBuilding(): void {
    try {
      removeLeftovers(this.#places.folder);
    } catch {
      // The next change tries again.
    }
  }

  #hear(news: News): void {
    if (!this.#isBusy()) return;
    // The file is in use a moment before its date is written beside it.
    if (news.news === "done") this.#described = null;
    this.#change(afterNews(news));
  }

  #fail(fault: LibraryFault): void {
    this.#change({ state: "failed", fault });
    this.#upload = null;
  }

  #change(changed: Partial<LibraryJob>): void {
    if (this.#job) this.#job = { ...this.#job, ...changed };
  }

  /** The importer bears being killed at any moment; one that has told its end may not have left yet. */
  #end(): void {
    const child = this.#child;
    clearTimeout(this.#silence);
    this.#child = null;
    this.#upload = null;
    child?.kill("SIGKILL");
    this.#clear();
  }

  #clear(): void {
    // A process that was just killed may put a last file there.
    rmSync(this.#places.scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
    mkdirSync(this.#places.scratch, { recursive: true, mode: 0o700 });
  }
}

type Changed = Partial<LibraryJob>;
type NewsOf<N extends News["news"]> = Extract<News, { news: N }>;

const changes: { [N in News["news"]]: (news: NewsOf<N>) => Changed } = {
  fetching: ({ bytes, of }) => ({ state: "fetching", bytes, ofBytes: of }),
  reading: ({ documents }) => ({ state: "reading", documents }),
  finishing: () => ({ state: "finishing" }),
  done: ({ skipped, skippedCount }) => ({ state: "done", skipped, skippedCount }),
  failed: ({ fault, skipped, skippedCount }) => ({ state: "failed", fault, skipped, skippedCount }),
};

function afterNews<N extends News["news"]>(news: NewsOf<N> & { news: N }): Changed {
  return changes[news.news](news);
}

/** Importers tell files by their endings, and call a page without a title by its file's name. */
function fileNameOf(name: string): string {
  const ending = extname(name).toLowerCase();
  const base = basename(name, extname(name))
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
    .slice(0, 60);
  return `${base.trim() || "upload"}${/^\.[a-z0-9]{1,10}$/.test(ending) ? ending : ""}`;
}
