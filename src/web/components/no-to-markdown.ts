/**
 * Stands in for mdast-util-to-markdown in the build (vite.config.ts): remark-gfm brings the way back from a tree to
 * Markdown along, which nothing here ever goes.
 */
export const defaultHandlers = {};

export function toMarkdown(): never {
  throw new Error("Markdown is read here, never written.");
}
