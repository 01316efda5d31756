/** A page with the block that a clinician signs: written for them, and read back. */
import type { ReviewItem } from "./items.ts";

const opening = "\n---\n\n## Sign-off\n";

export function withSignOffBlock(
  { kind, id, page, fingerprint }: ReviewItem,
  signed: string,
): string {
  return `${page}${opening}
${signed}
I have read this page as it stands above and find it right.

- Reviewed by:
- Date:
- Item: ${kind} ${id}
- Content: ${fingerprint}
`;
}

/** What somebody handed back; empty texts where they left a line empty. */
export interface HandedBack {
  readonly page: string;
  readonly by: string;
  readonly on: string;
  readonly item: string;
  readonly fingerprint: string;
}

/** Null for a file without the block. */
export function readSignOffBlock(markdown: string): HandedBack | null {
  const text = markdown.replace(/\r\n?/g, "\n");
  const at = text.lastIndexOf(opening);
  if (at === -1) return null;
  const block = text.slice(at);
  const line = (name: string) =>
    new RegExp(`^- ${name}:[ \\t]*(.*)$`, "m").exec(block)?.[1]?.trim() ?? "";
  return {
    page: text.slice(0, at),
    by: line("Reviewed by"),
    on: line("Date"),
    item: line("Item"),
    fingerprint: line("Content"),
  };
}
