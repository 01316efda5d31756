import { type FormEvent, useState } from "react";
import type { Device } from "#contracts/auth.ts";
import { Button } from "../../components/button.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { TextField } from "../../components/text-field.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { useNameDevice } from "./requests/devices.ts";

type NameDeviceSheetProps = { device: Device; open: boolean; onClose(): void };

export function NameDeviceSheet({ device, open, onClose }: NameDeviceSheetProps) {
  return (
    <Sheet open={open} onClose={onClose} side="middle" title={t("account:devices.naming")}>
      <NameForm device={device} onDone={onClose} />
    </Sheet>
  );
}

function NameForm({ device, onDone }: { device: Device; onDone(): void }) {
  const [name, setName] = useState(device.name);
  const naming = useNameDevice(device.id);
  function submit(event: FormEvent) {
    event.preventDefault();
    naming.mutate(name.trim() || null, { onSuccess: onDone });
  }
  return (
    <form onSubmit={submit} className="grid gap-4 p-5">
      <TextField
        label={t("shared:name")}
        hint={t("account:devices.namingHint")}
        value={name}
        onChange={(event) => setName(event.target.value)}
        maxLength={60}
        fault={naming.error ? sentenceFor(naming.error) : null}
      />
      <Button type="submit" disabled={naming.isPending}>
        {t("shared:save")}
      </Button>
    </form>
  );
}
