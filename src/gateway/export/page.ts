/** The frame of every page of an export: readable offline, in print and with a double click; no script, nothing fetched. */
import { createHash } from "node:crypto";
import { type Hole, type Html, html } from "./html.ts";
import { pageStyle } from "./page-style.ts";

const styleHash = createHash("sha256").update(pageStyle).digest("base64");
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;

const moment = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "UTC",
});

/** Such as "23 Nov 2026, 04:05 UTC": whoever reads an export may be anywhere. */
export const tellTime = (at: string): string => `${moment.format(new Date(at))} UTC`;

/** `root` leads to the folder of index.html. What stands between head and foot may come in parts. */
export function pageHead(title: string, root: "" | "../"): string {
  const back = root === "" ? null : html`<nav><a href="../index.html">All of it</a></nav>`;
  const opening =
    root === "" && title !== home ? html`<nav><a href="index.html">${home}</a></nav>` : back;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title} · Healify</title>
<style>`.text.concat(
    pageStyle,
    html`</style>
</head>
<body>
${opening}<main>
<h1>${title}</h1>
`.text,
  );
}

export const home = "Your data in Healify";
export const pageFoot = "</main>\n</body>\n</html>\n";

/** Names and values; what has no value is left out. */
export function facts(pairs: readonly (readonly [string, Hole])[]): Html {
  const told = pairs.filter(([, value]) => value !== null && value !== "");
  return html`<dl>${told.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}
