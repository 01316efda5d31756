import { Link } from "react-router";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { DeviceRow } from "./device-row.tsx";
import {
  useDevices,
  useRevokeDevice,
  useSignOutEverywhere,
  useSignOutOthers,
} from "./requests/devices.ts";

/** Every browser and client that is signed in, and the way to sign one, the others or all out from here. */
export default function DevicesPage() {
  const devices = useDevices();
  const revoke = useRevokeDevice();
  const others = useSignOutOthers();
  const everywhere = useSignOutEverywhere();
  const fault = devices.error ?? revoke.error ?? others.error ?? everywhere.error;
  const items = devices.data?.items ?? [];
  return (
    <Page
      title="Devices"
      lead="Where you are signed in. Sign out a device that you don't know or no longer use."
    >
      {fault ? <Notice kind="fault">{sentenceFor(fault)}</Notice> : null}
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {items.map((device) => (
          <DeviceRow
            key={device.id}
            device={device}
            busy={revoke.isPending}
            onRevoke={() => revoke.mutate(device.id)}
          />
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <Button
          look="quiet"
          disabled={items.length < 2 || others.isPending}
          onClick={() => others.mutate()}
        >
          Sign out all other devices
        </Button>
        <Button look="plain" disabled={everywhere.isPending} onClick={() => everywhere.mutate()}>
          Sign out everywhere
        </Button>
      </div>
      <p className="text-note text-soft">
        Something here that you don't know? See{" "}
        <Link to="/account/activity" className="text-accent underline underline-offset-4">
          what happened with your account
        </Link>
        .
      </p>
    </Page>
  );
}
