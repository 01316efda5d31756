/**
 * Stands in for `zod` in the build (vite.config.ts). The page's CSP forbids eval; zod would try it once, and the browser
 * would report that. It has to be told before the first schema is made.
 */
import { config } from "zod/v4";

config({ jitless: true });

export * from "zod/v4";
