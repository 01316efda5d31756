import { Link } from "react-router";
import { t } from "../../language/t.ts";

/** Under an answer: what of a profile it was written with. */
export function UsedFacts({ used }: { used: readonly string[] | undefined }) {
  if (!used || used.length === 0) return null;
  return (
    <p>
      <span dir="auto">{t("profile:context.used", { facts: used.join(", ") })}</span>{" "}
      <Link to="/profile" className="no-print underline underline-offset-4">
        {t("profile:context.change")}
      </Link>
    </p>
  );
}
