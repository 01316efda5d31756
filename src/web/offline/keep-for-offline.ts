/** Has the browser keep the app's own files (service-worker.ts), where it can: on https and on the machine itself. */
type Policies = {
  createPolicy(
    name: string,
    rules: { createScriptURL(): string },
  ): { createScriptURL(url: string): string };
};
declare global {
  interface Window {
    /** What it makes is no string to the browser; to the types it is. */
    readonly trustedTypes?: Policies;
  }
}

const workerPath = "/service-worker.js";

/** After everything that the page needs itself. On plain http to another machine there is nothing to do. */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const start = () => void register().catch(() => undefined);
  if (document.readyState === "complete") start();
  else window.addEventListener("load", start, { once: true });
}

async function register(): Promise<void> {
  // Whatever is passed to this policy, one script comes out: the one that the page's CSP may let run as a worker.
  const policy = window.trustedTypes?.createPolicy("healify-offline", {
    createScriptURL: () => workerPath,
  });
  const script = policy?.createScriptURL("") ?? workerPath;
  await navigator.serviceWorker.register(script, { scope: "/", updateViaCache: "none" });
}
