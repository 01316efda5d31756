/** Brings the text of an HTML page to Markdown: headings, paragraphs and lists; menus, scripts and forms go. */
import { type DefaultTreeAdapterTypes, parse } from "parse5";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

export interface HtmlPage {
  /** From `<title>`, else the first `<h1>`; empty when there is neither. */
  readonly title: string;
  readonly language: string | null;
  readonly markdown: string;
}

const leftOut = new Set(
  "head script style noscript template nav header footer aside form button iframe svg canvas select".split(
    " ",
  ),
);
const inline = new Set(
  "a abbr b bdi cite code dfn em i kbd label mark q s samp small span strong sub sup time u var".split(
    " ",
  ),
);

export function htmlToMarkdown(html: string): HtmlPage {
  const page = parse(html);
  const root = page.childNodes.find(isElement);
  const all = root === undefined ? [] : elementsOf(root);
  const titled = (name: string) => all.find((element) => element.tagName === name);
  const main = titled("main") ?? titled("body");
  const title = titled("title") ?? titled("h1");
  return {
    title: title === undefined ? "" : oneLine(textOf(title)),
    language:
      root?.attrs
        .find(({ name }) => name === "lang")
        ?.value.slice(0, 2)
        .toLowerCase() ?? null,
    markdown: main === undefined ? "" : blocksOf(main).join("\n\n"),
  };
}

function blocksOf(parent: Element): string[] {
  const blocks: string[] = [];
  let line = "";
  const endLine = () => {
    if (oneLine(line) !== "") blocks.push(oneLine(line));
    line = "";
  };
  for (const node of parent.childNodes) {
    if (!isElement(node)) line += isText(node) ? node.value : "";
    else if (node.tagName === "br") endLine();
    else if (inline.has(node.tagName)) line += textOf(node);
    else {
      endLine();
      blocks.push(...blockOf(node));
    }
  }
  endLine();
  return blocks;
}

function blockOf(element: Element): string[] {
  const { tagName } = element;
  if (leftOut.has(tagName)) return [];
  if (/^h[1-6]$/.test(tagName)) {
    const text = oneLine(textOf(element));
    return text === "" ? [] : [`${"#".repeat(Number(tagName[1]))} ${text}`];
  }
  if (tagName === "ul" || tagName === "ol") {
    const items = element.childNodes.filter(isElement).map((item) => oneLine(textOf(item)));
    const list = items.filter((item) => item !== "").map((item) => `- ${item}`);
    return list.length === 0 ? [] : [list.join("\n")];
  }
  if (tagName === "tr") return [oneLine(element.childNodes.map((cell) => textOf(cell)).join(" "))];
  return blocksOf(element);
}

function textOf(node: Node): string {
  if (isText(node)) return node.value;
  if (!isElement(node) || leftOut.has(node.tagName)) return "";
  if (node.tagName === "br") return " ";
  const text = node.childNodes.map(textOf).join("");
  return inline.has(node.tagName) ? text : `${text} `;
}

function elementsOf(element: Element): Element[] {
  return [element, ...element.childNodes.filter(isElement).flatMap(elementsOf)];
}

const isElement = (node: Node): node is Element => "tagName" in node;
const isText = (node: Node): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === "#text";
const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
