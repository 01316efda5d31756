/** Stands in for `rehype-raw` in the build (vite.config.ts): raw HTML in an answer is never parsed. */
export default function noRawHtml(): never {
  throw new Error("Raw HTML in Markdown is not supported.");
}
