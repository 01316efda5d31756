import { Fragment } from "react";

/**
 * The fixed texts of a crisis know paragraphs, lists and bold words, and are shown by this alone: somebody in distress
 * must not wait until the renderer of long answers is fetched.
 */
export function FixedText({ blocks }: { blocks: string[][] }) {
  if (blocks.length === 0) return null;
  return (
    <div dir="auto" className="prose text-start">
      {blocks.map((lines) =>
        lines.every((line) => line.startsWith("- ")) ? (
          <ul key={lines.join()}>
            {lines.map((line) => (
              <li key={line}>
                <WithBold text={line.slice(2)} />
              </li>
            ))}
          </ul>
        ) : (
          <p key={lines.join()}>
            <WithBold text={lines.join(" ")} />
          </p>
        ),
      )}
    </div>
  );
}

/** Paragraphs and lists, as their lines. */
export function blocksOf(text: string): string[][] {
  return text
    .split(/\n{2,}/)
    .map((block) =>
      block
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .filter((lines) => lines.length > 0);
}

/** Every second part stands between two pairs of asterisks. */
function WithBold({ text }: { text: string }) {
  let at = 0;
  return text.split("**").map((part, place) => {
    at += part.length + 2;
    return place % 2 === 1 ? (
      <strong key={at}>{part}</strong>
    ) : (
      <Fragment key={at}>{part}</Fragment>
    );
  });
}
