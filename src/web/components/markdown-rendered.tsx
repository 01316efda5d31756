import type { ComponentProps } from "react";
import { type Components, defaultRehypePlugins, Streamdown } from "streamdown";
import { CitationChip, UnverifiedMark } from "./citation-chip.tsx";
import type { MarkdownProps } from "./markdown.tsx";
import { rehypeMarks } from "./rehype-marks.ts";

type Plugins = NonNullable<ComponentProps<typeof Streamdown>["rehypePlugins"]>;

const rehypePlugins: Plugins = [
  defaultRehypePlugins.sanitize,
  defaultRehypePlugins.harden,
  rehypeMarks,
].filter((plugin) => plugin !== undefined);

/** Bare elements, styled by `.prose` alone: no toolbars, and nothing that is fetched from elsewhere. */
const components: Components = {
  h1: "h3",
  h2: "h3",
  h3: "h3",
  h4: "h4",
  p: "p",
  ul: "ul",
  ol: "ol",
  li: "li",
  strong: "strong",
  blockquote: "blockquote",
  hr: "hr",
  pre: "pre",
  code: "code",
  inlineCode: ({ children }) => <code>{children}</code>,
  table: "table",
  thead: "thead",
  tbody: "tbody",
  tr: "tr",
  th: "th",
  td: "td",
  sup: "sup",
  sub: "sub",
  section: "section",
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  ),
  "citation-chip": ({ n }) => <CitationChip n={Number(n)} />,
  "unverified-mark": () => <UnverifiedMark />,
};

const forbidden = ["img", "input", "iframe", "video", "audio"];

export default function MarkdownRendered({ text, streaming = false }: MarkdownProps) {
  return (
    <Streamdown
      className="prose"
      mode={streaming ? "streaming" : "static"}
      isAnimating={streaming}
      parseIncompleteMarkdown={streaming}
      rehypePlugins={rehypePlugins}
      components={components}
      disallowedElements={forbidden}
      skipHtml
      controls={false}
      linkSafety={{ enabled: false }}
    >
      {text}
    </Streamdown>
  );
}
