import { createHash } from "node:crypto";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin, type Rolldown } from "vite";

const gateway = `http://127.0.0.1:${process.env.PORT ?? 3000}`;

const inApp = (path: string) => fileURLToPath(new URL(`src/web/${path}`, import.meta.url));

/** Writes each text file a second and third time, compressed once instead of for every visitor. */
function compressed(): Plugin {
  return {
    name: "compressed",
    apply: "build",
    writeBundle({ dir = "." }) {
      for (const path of globSync(`${dir}/**/*.{html,js,css,svg,webmanifest}`)) {
        const text = readFileSync(path);
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
        writeFileSync(`${path}.br`, brotliCompressSync(text, { params }));
        writeFileSync(`${path}.gz`, gzipSync(text));
      }
    },
  };
}

/**
 * Every schema of zod brings along what writes it as JSON Schema, which only the server does. Each way there is replaced,
 * and the build fails when zod is no longer made as this expects.
 */
function noJsonSchema(): Plugin {
  const replacements: [RegExp, string][] = [
    [/import \* as processors from "[^"]+";/, "const processors = {};"],
    [
      /import \{ createStandardJSONSchemaMethod, createToJSONSchemaMethod \} from "[^"]+";/,
      "const createStandardJSONSchemaMethod = () => undefined, createToJSONSchemaMethod = () => undefined;",
    ],
  ];
  return {
    name: "no-json-schema",
    apply: "build",
    transform: {
      filter: { id: /\/zod\/v4\/classic\/schemas\.js$/ },
      handler(code) {
        return replacements.reduce((text, [from, to]) => {
          if (!from.test(text)) throw new Error(`zod is made otherwise now: no ${from}`);
          return text.replace(from, to);
        }, code);
      },
    },
  };
}

/** What opens without a connection: the pages that people need first, the rules, the numbers. Not what is rarely used. */
const offlineParts = [
  "app/main.tsx",
  "app/landing-page.tsx",
  "app/shell.tsx",
  "features/auth/sign-in-page.tsx",
  "features/chat/chat-page.tsx",
  "features/emergency/emergency-page.tsx",
  "../safety/person/triage-with-profiles.ts",
  "../safety/numbers.ts",
].map(inApp);
const offlineNamed = [
  "before-paint.js",
  "favicon.svg",
  "manifest.webmanifest",
  "icons/icon-192.png",
];
const workerFile = "service-worker.js";

/** Tells the service worker which files to keep: the parts above with all that they import, under a version of their own. */
function offlineFiles(): Plugin {
  return {
    name: "offline-files",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const worker = bundle[workerFile];
        const page = bundle["index.html"];
        if (worker?.type !== "chunk" || page?.type !== "asset") return;
        const hash = createHash("sha256").update(page.source);
        for (const name of offlineNamed) hash.update(readFileSync(inApp(`public/${name}`)));
        const named = offlineNamed.map((name) => `/${name}`);
        const files = ["/", ...named, ...builtFiles(bundle, offlineParts)];
        const version = hash.update(files.join()).digest("hex").slice(0, 12);
        worker.code = worker.code.replace("OFFLINE_FILES", JSON.stringify({ version, files }));
      },
    },
  };
}

/** What each page is made of beside the app itself, by the first word of its address; the gateway names it to browsers. */
const pageParts = {
  "": ["app/landing-page.tsx"],
  "sign-in": ["features/auth/sign-in-page.tsx"],
  "sign-up": ["features/auth/sign-up-page.tsx"],
  chat: ["app/shell.tsx", "features/chat/chat-page.tsx", "components/markdown-rendered.tsx"],
  emergency: ["features/emergency/emergency-page.tsx"],
};

/** Writes down what a browser may fetch beside the app, instead of after the app has run and asked for it. */
function pageScripts(): Plugin {
  return {
    name: "page-scripts",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const withApp = new Set(builtFiles(bundle, [inApp("app/main.tsx")]));
        const scripts = Object.entries(pageParts).map(([page, parts]) => [
          page,
          builtFiles(bundle, parts.map(inApp)).filter(
            (file) => file.endsWith(".js") && !withApp.has(file),
          ),
        ]);
        const source = JSON.stringify(Object.fromEntries(scripts));
        this.emitFile({ type: "asset", fileName: "page-scripts.json", source });
      },
    },
  };
}

/** The parts' chunks with their imports and styles, as addresses. */
function builtFiles(bundle: Rolldown.OutputBundle, parts: readonly string[]): string[] {
  const found = new Set<string>();
  const add = (name: string) => {
    const chunk = bundle[name];
    if (chunk?.type !== "chunk" || found.has(`/${name}`)) return;
    found.add(`/${name}`);
    for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(`/${style}`);
    chunk.imports.forEach(add);
  };
  for (const part of parts) {
    const chunk = Object.values(bundle).find(
      (one) => one.type === "chunk" && one.moduleIds.includes(part),
    );
    if (!chunk) throw new Error(`Nothing was built from ${part}: name what took its place.`);
    add(chunk.fileName);
  }
  return [...found].sort();
}

/** Builds the web app into dist/web, which the gateway serves. Nothing is inlined: the page's CSP forbids it. */
export default defineConfig({
  root: fileURLToPath(new URL("src/web", import.meta.url)),
  plugins: [react(), tailwindcss(), noJsonSchema(), offlineFiles(), pageScripts(), compressed()],
  resolve: {
    alias: [
      // streamdown imports a whole HTML parser for raw HTML in Markdown, which the app never allows.
      { find: "rehype-raw", replacement: inApp("components/no-raw-html.ts") },
      // The way back from a tree to Markdown.
      { find: "mdast-util-to-markdown", replacement: inApp("components/no-to-markdown.ts") },
      // And one for merging conflicting class names, which nothing here passes it.
      { find: "tailwind-merge", replacement: inApp("components/no-class-merge.ts") },
      { find: /^zod$/, replacement: inApp("http/zod-without-eval.ts") },
    ],
  },
  build: {
    outDir: fileURLToPath(new URL("dist/web", import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What is loaded with what: for the budget of the first load.
    manifest: true,
    rolldownOptions: {
      input: { app: inApp("index.html"), "service-worker": inApp("offline/service-worker.ts") },
      output: {
        // One file instead of forty small ones: on a phone each costs a way there and back.
        codeSplitting: { groups: [{ name: "shared", minShareCount: 3 }] },
        // At the root of the app, because a worker answers for its own folder only.
        entryFileNames: ({ name }) =>
          name === "service-worker" ? workerFile : "assets/[name]-[hash].js",
      },
    },
  },
  server: { proxy: { "/api": gateway, "/.well-known": gateway } },
});
