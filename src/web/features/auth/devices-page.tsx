import { MonitorSmartphone } from "lucide-react";
import type { Device } from "#contracts/auth.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { useDevices, useRevokeDevice } from "./requests/devices.ts";

/** Every browser and client that is signed in, and the way to sign one out from here. */
export default function DevicesPage() {
  const devices = useDevices();
  const revoke = useRevokeDevice();
  const fault = devices.error ?? revoke.error;
  return (
    <Page
      title="Devices"
      lead="Where you are signed in. Sign out a device that you don't know or no longer use."
    >
      {fault ? <Notice kind="fault">{sentenceFor(fault)}</Notice> : null}
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {devices.data?.items.map((device) => (
          <DeviceRow
            key={device.id}
            device={device}
            busy={revoke.isPending}
            onRevoke={() => revoke.mutate(device.id)}
          />
        ))}
      </ul>
    </Page>
  );
}

type DeviceRowProps = { device: Device; busy: boolean; onRevoke(): void };

function DeviceRow({ device, busy, onRevoke }: DeviceRowProps) {
  const seen = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3.5">
      <MonitorSmartphone aria-hidden className="size-6 shrink-0 text-soft" />
      <div className="min-w-0 flex-1">
        <p className="text-note font-semibold">{device.name}</p>
        <p className="text-small text-soft">
          Last used {seen.format(new Date(device.lastSeenAt))} · {device.addressPrefix}
        </p>
      </div>
      {device.current ? (
        <p className="text-note text-soft">This device</p>
      ) : (
        <Button look="quiet" disabled={busy} onClick={onRevoke}>
          Sign out
        </Button>
      )}
    </li>
  );
}
