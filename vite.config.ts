import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const gateway = `http://127.0.0.1:${process.env.PORT ?? 3000}`;

const inApp = (path: string) => fileURLToPath(new URL(`src/web/${path}`, import.meta.url));

/** Builds the web app into dist/web, which the gateway serves. Nothing is inlined: the page's CSP forbids it. */
export default defineConfig({
  root: fileURLToPath(new URL("src/web", import.meta.url)),
  plugins: [react(), tailwindcss()],
  resolve: {
    alias: [
      // streamdown imports a whole HTML parser for raw HTML in Markdown, which the app never allows.
      { find: "rehype-raw", replacement: inApp("components/no-raw-html.ts") },
      { find: /^zod$/, replacement: inApp("http/zod-without-eval.ts") },
    ],
  },
  build: {
    outDir: fileURLToPath(new URL("dist/web", import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { "/api": gateway, "/.well-known": gateway } },
});
