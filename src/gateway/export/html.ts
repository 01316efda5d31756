/** HTML in which nothing that a person or a model wrote can be anything but text: every hole is escaped. */

/** Only `html` makes one, so that a bare text is never taken for it. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Hole = Html | readonly Html[] | string | number | null;

/** A list is joined, null is nothing. */
export function html(strings: TemplateStringsArray, ...holes: readonly Hole[]): Html {
  const parts = strings.map((text, i) => (i === 0 ? text : written(holes[i - 1] ?? null) + text));
  return new Html(parts.join(""));
}

function written(hole: Hole): string {
  if (hole === null) return "";
  if (hole instanceof Html) return hole.text;
  if (typeof hole === "object") return hole.map(({ text }) => text).join("");
  return escapeHtml(String(hole));
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}
