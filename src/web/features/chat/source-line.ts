import type { Citation } from "#contracts/passage.ts";
import { t } from "../../language/t.ts";

/** A source outside of the app: "[1] Sore throat. MedlinePlus. Written on 2024-05-01. https://…" */
export function sourceLine({ n, title, publisher, writtenOn, url }: Citation): string {
  const written = writtenOn ? t("reading:source.written", { date: writtenOn }) : "";
  const parts = [title, publisher, written].filter(Boolean).map((part) => part.replace(/\.$/, ""));
  const address = /^https?:/.test(url) ? ` ${url}` : "";
  return `[${n}] ${parts.join(". ")}.${address}`;
}
