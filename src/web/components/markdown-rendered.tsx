import { Tooltip } from "radix-ui";
import type { ComponentProps } from "react";
import { type Components, defaultRehypePlugins, Streamdown } from "streamdown";
import { CitationChip, TracedNumber, UnverifiedMark } from "./citation-chip.tsx";
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
  mark: "mark",
  "citation-chip": ({ n, from, to }) => (
    <CitationChip n={String(n)} from={attribute(from)} to={attribute(to)} />
  ),
  "traced-number": ({ n, from, to, number }) => (
    <TracedNumber n={String(n)} from={attribute(from)} to={attribute(to)} number={String(number)} />
  ),
  "unverified-mark": () => <UnverifiedMark />,
};

const attribute = (value: unknown) => (value === undefined ? undefined : String(value));

const forbidden = ["img", "input", "iframe", "video", "audio"];

export default function MarkdownRendered({ text, streaming = false }: MarkdownProps) {
  return (
    <Tooltip.Provider delayDuration={250} skipDelayDuration={150}>
      <Streamdown
        className="prose"
        dir="auto"
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
    </Tooltip.Provider>
  );
}
