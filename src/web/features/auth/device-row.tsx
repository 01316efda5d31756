import { MonitorSmartphone, Pencil } from "lucide-react";
import { useState } from "react";
import type { Device } from "#contracts/auth.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { inDay, inMoment } from "../../language/formats.ts";
import { t } from "../../language/t.ts";
import { NameDeviceSheet } from "./name-device-sheet.tsx";

type DeviceRowProps = {
  device: Device;
  /** Another one calls itself the same: the minutes tell which is which. */
  hasTwin: boolean;
  busy: boolean;
  onRevoke(): void;
};

export function DeviceRow({ device, hasTwin, busy, onRevoke }: DeviceRowProps) {
  const [naming, setNaming] = useState(false);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3.5">
      <MonitorSmartphone aria-hidden className="size-6 shrink-0 self-start text-soft" />
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex flex-wrap items-center gap-x-2 text-note font-semibold">
          <span dir="auto" className="break-words">
            {device.name}
          </span>
          {device.current ? (
            <span className="rounded-full bg-sunken px-2 py-0.5 text-small font-normal">
              {t("account:devices.this")}
            </span>
          ) : null}
        </p>
        <p className="text-small text-soft">
          {t("account:devices.used", {
            moment: inMoment(device.lastSeenAt),
            day: (hasTwin ? inMoment : inDay)(device.createdAt),
          })}
        </p>
        {device.place ? (
          <p dir="auto" className="text-small text-soft">
            {device.place}
          </p>
        ) : null}
      </div>
      <div className="ms-auto flex items-center gap-1">
        <IconButton
          label={t("account:devices.name", { device: device.name })}
          onClick={() => setNaming(true)}
        >
          <Pencil aria-hidden className="size-4" />
        </IconButton>
        {device.current ? null : (
          <Button look="quiet" disabled={busy} onClick={onRevoke}>
            {t("account:devices.signOut")}
          </Button>
        )}
      </div>
      <NameDeviceSheet device={device} open={naming} onClose={() => setNaming(false)} />
    </li>
  );
}
