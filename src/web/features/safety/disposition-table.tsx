import type { TriageFigures } from "#contracts/safety-card.ts";
import { type Disposition, dispositions } from "#contracts/triage.ts";

const names: Record<Disposition | "none", string> = {
  emergency: "Emergency",
  urgent: "Urgent",
  routine: "Routine",
  "self-care": "Self-care",
  none: "None",
};
const columns = [...dispositions, "none"] as const;

export function DispositionTable({ table }: { table: TriageFigures["table"] }) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-[0.75rem] tabular-nums sm:text-note">
        <caption className="pb-1 text-start text-small text-soft">
          Down: what was right. Across: what was said.
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
                {names[given]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {dispositions.map((expected) => (
            <tr key={expected} className="border-t border-line">
              <th scope="row" className="whitespace-nowrap py-1.5 text-start font-semibold">
                {names[expected]}
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
