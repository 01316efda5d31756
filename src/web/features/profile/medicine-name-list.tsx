import { medicineNames } from "#safety/medicines/medicines-in.ts";

export const medicineNameListId = "medicine-names";

/** The names that checks know, for the browser's own list of suggestions. Others may be written too. */
export function MedicineNameList() {
  return (
    <datalist id={medicineNameListId}>
      {medicineNames.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}
