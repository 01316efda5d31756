import { globSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const gateway = `http://127.0.0.1:${process.env.PORT ?? 3000}`;

const inApp = (path: string) => fileURLToPath(new URL(`src/web/${path}`, import.meta.url));

/** Writes each text file a second and third time, compressed once instead of for every visitor. */
function compressed(): Plugin {
  return {
    name: "compressed",
    apply: "build",
    writeBundle({ dir = "." }) {
      for (const path of globSync(`${dir}/**/*.{html,js,css,svg}`)) {
        const text = readFileSync(path);
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
        writeFileSync(`${path}.br`, brotliCompressSync(text, { params }));
        writeFileSync(`${path}.gz`, gzipSync(text));
      }
    },
  };
}

/** Builds the web app into dist/web, which the gateway serves. Nothing is inlined: the page's CSP forbids it. */
export default defineConfig({
  root: fileURLToPath(new URL("src/web", import.meta.url)),
  plugins: [react(), tailwindcss(), compressed()],
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
