import { type ReactNode, useState } from "react";
import { Button } from "../../components/button.tsx";
import { t } from "../../language/t.ts";

/** Shows the first lines and offers the rest. */
export function FoldedAnswer({ children }: { children: ReactNode }) {
  const [whole, setWhole] = useState(false);
  if (whole) return children;
  return (
    <div>
      <div
        inert
        className="max-h-[8.5rem] overflow-hidden [mask-image:linear-gradient(black_60%,transparent)] print:max-h-none print:[mask-image:none]"
      >
        {children}
      </div>
      <Button look="quiet" className="no-print mt-2" onClick={() => setWhole(true)}>
        {t("reading:fold.whole")}
      </Button>
    </div>
  );
}
