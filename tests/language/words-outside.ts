/** Words of the interface that stand in the code instead of the catalogue, found in the code's syntax tree. */
import { parseSync } from "vite";

/** Attributes and properties whose text is seen or read out. */
const speaking = new Set(
  "aria-label aria-description aria-roledescription aria-valuetext alt title placeholder label lead about hint fault".split(
    " ",
  ),
);

/** Names that are the same in every language, and names of keys. */
const sameEverywhere = new Set("Healify Redis Chromebook Mac Bearer Enter Escape Tab".split(" "));

type Node = { type: string; [part: string]: unknown };
/** `shown`: what a person sees or hears; `code`: everything else. */
type Place = "shown" | "code";

const isNode = (part: unknown): part is Node =>
  typeof part === "object" && part !== null && "type" in part && typeof part.type === "string";

export function wordsOutside(file: string, source: string): string[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} can't be read: ${errors[0]?.message}`);
  return wordsIn(program, "code");
}

const wordsIn = (part: unknown, place: Place): string[] => {
  if (Array.isArray(part)) return part.flatMap((one) => wordsIn(one, place));
  if (!isNode(part)) return [];
  const read = readers[part.type];
  if (read) return read(part, place);
  return part.type.startsWith("TS") ? [] : wordsInParts(part, place);
};

const wordsInParts = (node: Node, place: Place) =>
  Object.values(node).flatMap((part) => wordsIn(part, place));

const readers: Readonly<Record<string, (node: Node, place: Place) => string[]>> = {
  JSXText: ({ value }) => judge(value, "shown"),
  Literal: ({ value }, place) => judge(value, place),
  TemplateElement: ({ value }, place) =>
    typeof value === "object" && value !== null && "cooked" in value
      ? judge(value.cooked, place)
      : [],
  JSXElement: (node) => [
    ...wordsIn(node.openingElement, "code"),
    ...wordsIn(node.children, "shown"),
  ],
  JSXFragment: ({ children }) => wordsIn(children, "shown"),
  JSXAttribute: ({ name, value }) => wordsIn(value, speaks(name) ? "shown" : "code"),
  Property: ({ key, value, computed }, place) => [
    ...(computed ? wordsIn(key, "code") : []),
    ...wordsIn(value, speaks(key) ? "shown" : place),
  ],
  // What is asked for, compared or thrown isn't shown.
  CallExpression: (node) => wordsInParts(node, "code"),
  BinaryExpression: (node, place) => (node.operator === "+" ? wordsInParts(node, place) : []),
  MemberExpression: ({ object, property, computed }) => [
    ...wordsIn(object, "code"),
    ...(computed ? wordsIn(property, "code") : []),
  ],
  ImportDeclaration: () => [],
  ThrowStatement: () => [],
  NewExpression: (node) => (isError(node.callee) ? [] : wordsInParts(node, "code")),
  TSAsExpression: ({ expression }, place) => wordsIn(expression, place),
  TSSatisfiesExpression: ({ expression }, place) => wordsIn(expression, place),
};

const speaks = (name: unknown) => isNode(name) && speaking.has(String(name.name ?? name.value));
const isError = (callee: unknown) => isNode(callee) && /Error$/.test(String(callee.name));

const hasWord = /\p{L}{2}/u;
/** As a label or a sentence begins, or as one ends: no class, path, key or header looks so. */
const likeWords = /^\p{Lu}\p{Ll}+(['’ ,.:;!?…]|$)|\p{Ll} \p{Ll}+[.!?…]$/u;

function judge(text: unknown, place: Place): string[] {
  if (typeof text !== "string" || sameEverywhere.has(text.trim())) return [];
  const found = place === "shown" ? hasWord.test(text) : likeWords.test(text);
  return found ? [text.trim()] : [];
}
