import { Link } from "react-router";

/** Under an answer: what of a profile it was written with. */
export function UsedFacts({ used }: { used: readonly string[] | undefined }) {
  if (!used || used.length === 0) return null;
  return (
    <p>
      Used: {used.join(", ")}.{" "}
      <Link to="/profile" className="no-print underline underline-offset-4">
        Change
      </Link>
    </p>
  );
}
