import type { CaredFor } from "#contracts/profile.ts";
import { Sheet } from "../../components/sheet.tsx";
import { t } from "../../language/t.ts";
import { PersonForm } from "./person-form.tsx";

type PersonSheetProps = {
  /** Whose it is; null while it is closed. */
  open: CaredFor | "new" | null;
  onClose(): void;
  onSaved?: (person: CaredFor) => void;
};

/** Somebody one cares for, to be told of or changed. */
export function PersonSheet({ open, onClose, onSaved }: PersonSheetProps) {
  return (
    <Sheet
      side="end"
      open={open !== null}
      onClose={onClose}
      title={open === null || open === "new" ? t("profile:people.somebody") : open.name}
    >
      <div className="min-h-0 overflow-y-auto">
        <PersonForm
          person={open === "new" ? null : open}
          onSaved={(person) => {
            onSaved?.(person);
            onClose();
          }}
          onDeleted={onClose}
        />
      </div>
    </Sheet>
  );
}
