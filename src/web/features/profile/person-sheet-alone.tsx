import type { CaredFor } from "#contracts/profile.ts";
import { MedicineNameList } from "./medicine-name-list.tsx";
import { PersonSheet } from "./person-sheet.tsx";

type PersonSheetAloneProps = { onClose(): void; onSaved(person: CaredFor): void };

/** Where somebody is added from the chat: fetched then, with the names of medicines that it suggests. */
export default function PersonSheetAlone(props: PersonSheetAloneProps) {
  return (
    <>
      <PersonSheet open="new" {...props} />
      <MedicineNameList />
    </>
  );
}
