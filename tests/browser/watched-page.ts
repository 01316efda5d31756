/** What a browser complains of while a test uses pages: refused by policy, broken scripts, and errors in its console. */
import type { BrowserContext, Page } from "playwright-core";

export type Complaints = { violations: string[]; faults: string[] };

/** Call before the first page is opened: it hears of every page of the context, from its first script on. */
export async function watchContext(context: BrowserContext): Promise<Complaints> {
  const complaints: Complaints = { violations: [], faults: [] };
  await context.exposeBinding("tellViolation", (_source, told: string) => {
    complaints.violations.push(told);
  });
  await context.addInitScript(() => {
    const tell = Reflect.get(globalThis, "tellViolation");
    globalThis.addEventListener("securitypolicyviolation", (event) => {
      const { effectiveDirective, blockedURI, sourceFile, lineNumber, sample } = event;
      tell(
        [location.pathname, effectiveDirective, blockedURI, sourceFile, lineNumber, sample].join(
          " ",
        ),
      );
    });
  });
  const watch = (page: Page) => {
    page.on("pageerror", (fault) => complaints.faults.push(`${page.url()} ${fault.message}`));
    page.on("console", (message) => {
      const { url } = message.location();
      const text = message.text();
      // A refusal of the server is an answer; the browser writes each down.
      if (message.type() === "error" && !/Failed to load resource/.test(text))
        complaints.faults.push(`${url} ${text}`);
    });
  };
  for (const page of context.pages()) watch(page);
  context.on("page", watch);
  return complaints;
}
