/**
 * Keeps the app's own files in the browser, so that it opens without a connection: above all the emergency rules and
 * numbers. Nothing else is ever kept: no answer of the server's interface, and nothing of a person.
 *
 * An address of the app comes from the server, so that a new version is used from the next load on, and from the kept
 * files when the server doesn't answer. Files with a hash in their name come from the kept ones, and those of rarely used
 * pages are kept when they were first fetched. The files of the version before stay beside the new ones: a page that is
 * still open fetches its later parts from there.
 */

/** What the worker's own scope offers, as far as it is used here: the page's types don't know it. */
type Lasting = { waitUntil(work: Promise<unknown>): void };
type Fetching = Lasting & {
  readonly request: Request;
  readonly preloadResponse: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
};
declare const self: {
  addEventListener(name: "install" | "activate", listener: (event: Lasting) => void): void;
  addEventListener(name: "fetch", listener: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  readonly location: Location;
  readonly registration: ServiceWorkerRegistration;
};
/** Filled in by the build: the files to keep, and a hash over them. */
declare const OFFLINE_FILES: { readonly version: string; readonly files: readonly string[] };

const { version, files } = OFFLINE_FILES;
const prefix = "healify-files-";
const ownCache = prefix + version;
const shell = "/";
/** A server that hasn't answered by then is as good as away. Milliseconds. */
const patience = 4_000;

self.addEventListener("install", (event) => event.waitUntil(keepFiles()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (/^\/(api|\.well-known|livez|readyz|metrics)(\/|$)/.test(pathname)) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (pathname.startsWith("/assets/")) event.respondWith(hashedFile(request));
  else if (files.includes(pathname)) event.respondWith(namedFile(request));
});

async function keepFiles(): Promise<void> {
  const cache = await caches.open(ownCache);
  await cache.addAll(
    files.map(
      (path) => new Request(path, path.startsWith("/assets/") ? {} : { cache: "no-cache" }),
    ),
  );
  await self.skipWaiting();
}

async function takeOver(): Promise<void> {
  const earlier = (await caches.keys()).filter(
    (name) => name.startsWith(prefix) && name !== ownCache,
  );
  await Promise.all(earlier.slice(0, -1).map((name) => caches.delete(name)));
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

/** Of this version first: every cache has a page under the same address. */
async function kept(file: Request | string): Promise<Response | undefined> {
  const how = { ignoreVary: true };
  const own = await (await caches.open(ownCache)).match(file, how);
  return own ?? caches.match(file, how);
}

async function page(event: Fetching): Promise<Response> {
  const fresh = fromServer(event);
  event.waitUntil(fresh.catch(() => null));
  const answer = await Promise.race([fresh.catch(() => null), nothingAfter(patience)]);
  if (answer && answer.status < 500) return answer;
  return (await kept(shell)) ?? fresh;
}

async function fromServer({ request, preloadResponse }: Fetching): Promise<Response> {
  return (await preloadResponse) ?? fetch(request);
}

async function hashedFile(request: Request): Promise<Response> {
  const file = await kept(request);
  if (file) return file;
  const fresh = await fetch(request);
  if (fresh.ok) await keep(request, fresh.clone());
  return fresh;
}

/** Where there is no more room for it, the file itself is there all the same. */
async function keep(request: Request, file: Response): Promise<void> {
  try {
    await (await caches.open(ownCache)).put(request, file);
  } catch {
    // It is fetched again next time.
  }
}

async function namedFile(request: Request): Promise<Response> {
  const fresh = await fetch(request).catch(() => null);
  return fresh ?? (await kept(request)) ?? Response.error();
}

function nothingAfter(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), milliseconds));
}
