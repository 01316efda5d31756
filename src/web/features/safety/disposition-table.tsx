import type { TriageFigures } from "#contracts/safety-card.ts";
import { type Disposition, dispositions } from "#contracts/triage.ts";
import { t } from "../../language/t.ts";

export const dispositionNames: Record<Disposition | "none", string> = {
  emergency: t("safety:table.emergency"),
  urgent: t("safety:table.urgent"),
  routine: t("safety:table.routine"),
  "self-care": t("safety:table.selfCare"),
  none: t("safety:table.none"),
};
const columns = [...dispositions, "none"] as const;

export function DispositionTable({ table }: { table: TriageFigures["table"] }) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-small tabular-nums sm:text-note">
        <caption className="pb-1 text-start text-small text-soft">
          {t("safety:table.caption")}
        </caption>
        <thead>
          <tr>
            <td />
            {columns.map((given) => (
              <th
                key={given}
                scope="col"
                className="whitespace-nowrap px-0.5 py-1 text-end font-semibold sm:px-1.5"
              >
                {dispositionNames[given]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {dispositions.map((expected) => (
            <tr key={expected} className="border-t border-line">
              <th scope="row" className="whitespace-nowrap py-1.5 text-start font-semibold">
                {dispositionNames[expected]}
              </th>
              {columns.map((given) => (
                <td
                  key={given}
                  className={
                    given === expected ? "bg-accent-wash px-1.5 text-end" : "px-1.5 text-end"
                  }
                >
                  {table[expected][given]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
