import type { ExtraProps } from "streamdown";

type Element = NonNullable<ExtraProps["node"]>;
type Child = Element["children"][number];
type Parent = { children: Child[] };

/** A character of Unicode's private area: stands in the text where a sentence without a source ends. */
export const unverifiedSign = "\uE000";

/** A chip keeps the punctuation behind it on its line. */
const marks = /\[(\d{1,3}(?:\s*,\s*\d{1,3})*)\]([.,;:!?)]*)|\uE000/g;

/** Turns `[1]` and the unverified sign in running text into elements that the app draws. */
export function rehypeMarks() {
  return (tree: Parent): void => markWithin(tree);
}

function markWithin(parent: Parent): void {
  parent.children = parent.children.flatMap((child) => {
    if (child.type === "text") return markedText(child.value);
    if (child.type === "element" && child.tagName !== "code") markWithin(child);
    return [child];
  });
}

function markedText(text: string): Child[] {
  const parts: Child[] = [];
  let end = 0;
  for (const match of text.matchAll(marks)) {
    parts.push({ type: "text", value: text.slice(end, match.index) });
    parts.push(match[1] ? chips(match[1], match[2] ?? "") : element("unverified-mark"));
    end = match.index + match[0].length;
  }
  parts.push({ type: "text", value: text.slice(end) });
  return parts.filter((part) => part.type !== "text" || part.value !== "");
}

function chips(numbers: string, punctuation: string): Child {
  const children = numbers.split(",").map((n): Child => element("citation-chip", { n: n.trim() }));
  return element("span", { className: "whitespace-nowrap" }, [
    ...children,
    { type: "text", value: punctuation },
  ]);
}

function element(
  tagName: string,
  properties: Record<string, string> = {},
  children: Element["children"] = [],
): Child {
  return { type: "element", tagName, properties, children };
}
