import type { ExtraProps } from "streamdown";
import { type Marking, type Place, readMarks, withoutSigns } from "./mark-signs.ts";

type Element = NonNullable<ExtraProps["node"]>;
type Child = Element["children"][number];
type Parent = { children: Child[] };

/** Turns `[1]` and the signs of mark-signs.ts in running text into elements that the app draws. */
export function rehypeMarks() {
  return (tree: Parent): void => markWithin(tree, { plain: false, strong: false });
}

/** Which marks are open: one may begin before a word in bold and end behind it. */
type Walk = Record<Marking, boolean>;

function markWithin(parent: Parent, walk: Walk): void {
  parent.children = parent.children.flatMap((child) => {
    if (child.type === "text") return markedText(child.value, walk);
    if (child.type === "element" && child.tagName === "code") cleanWithin(child);
    else if (child.type === "element") markWithin(child, walk);
    return [child];
  });
}

function cleanWithin(parent: Parent): void {
  for (const child of parent.children) {
    if (child.type === "text") child.value = withoutSigns(child.value);
  }
}

function markedText(text: string, walk: Walk): Child[] {
  return readMarks(text).flatMap((part): Child[] => {
    if (part.kind === "text") return underMark(part.text, walk);
    if (part.kind === "chips") return [chips(part.numbers, part.place, part.punctuation)];
    if (part.kind === "number") {
      const { n, place, text: number } = part;
      return [element("traced-number", { n: String(n), ...attributesOf(place), number })];
    }
    if (part.kind === "marking") {
      walk[part.marking] = part.open;
      return [];
    }
    return [element("unverified-mark")];
  });
}

function underMark(text: string, { plain, strong }: Walk): Child[] {
  const child: Child = { type: "text", value: text };
  if (strong) return [element("mark", { className: "strong" }, [child])];
  return [plain ? element("mark", {}, [child]) : child];
}

/** A chip keeps the punctuation behind it on its line. */
function chips(numbers: readonly number[], place: Place | null, punctuation: string): Child {
  const children = numbers.map(
    (n): Child => element("citation-chip", { n: String(n), ...(place ? attributesOf(place) : {}) }),
  );
  return element("span", { className: "whitespace-nowrap" }, [
    ...children,
    { type: "text", value: punctuation },
  ]);
}

const attributesOf = ({ from, to }: Place) => ({ from: String(from), to: String(to) });

function element(
  tagName: string,
  properties: Record<string, string> = {},
  children: Element["children"] = [],
): Child {
  return { type: "element", tagName, properties, children };
}
