import type { MarkedText } from "#contracts/finding.ts";

/** A text with what was looked for set apart in it. */
export function Marked({ text: { text, marks } }: { text: MarkedText }) {
  let end = 0;
  const parts = marks.map(({ from, to }) => {
    const before = text.slice(end, from);
    end = to;
    return { before, found: text.slice(from, to), from };
  });
  return (
    <bdi>
      {parts.map(({ before, found, from }) => (
        <span key={from}>
          {before}
          <mark className="rounded-sm bg-accent-wash font-semibold text-ink">{found}</mark>
        </span>
      ))}
      {text.slice(end)}
    </bdi>
  );
}
