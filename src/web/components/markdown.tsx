import { lazy, Suspense } from "react";

const Rendered = lazy(() => import("./markdown-rendered.tsx"));

export type MarkdownProps = { text: string; streaming?: boolean };

/** Markdown, whose renderer is fetched when it is first needed; until then the text stands as it is. */
export function Markdown(props: MarkdownProps) {
  return (
    <Suspense fallback={<p className="prose whitespace-pre-wrap">{props.text}</p>}>
      <Rendered {...props} />
    </Suspense>
  );
}
