import { Suspense } from "react";
import { lazyPart } from "./lazy-part.ts";
import { withoutSigns } from "./mark-signs.ts";

/** Called ahead of time, so that the first answer needn't wait for its renderer. */
export const fetchMarkdown = () => import("./markdown-rendered.tsx");

const Rendered = lazyPart(fetchMarkdown, AsItIs);

export type MarkdownProps = { text: string; streaming?: boolean };

/** Markdown, whose renderer is fetched when it is first needed; until then the text stands as it is. */
export function Markdown(props: MarkdownProps) {
  return (
    <Suspense fallback={<AsItIs {...props} />}>
      <Rendered {...props} />
    </Suspense>
  );
}

function AsItIs({ text }: MarkdownProps) {
  return (
    <p dir="auto" className="raw-text whitespace-pre-wrap">
      {withoutSigns(text)}
    </p>
  );
}
