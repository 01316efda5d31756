import { Link } from "react-router";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { Trans } from "../../language/trans.tsx";
import { useBeforeSignOut } from "../chat/before-sign-out.tsx";
import { DeviceRow } from "./device-row.tsx";
import {
  useDevices,
  useRevokeDevice,
  useSignOutEverywhere,
  useSignOutOthers,
} from "./requests/devices.ts";

const toActivity = (
  <Link to="/account/activity" className="text-accent underline underline-offset-4" />
);

/** Every browser and client that is signed in, and the way to sign one, the others or all out from here. */
export default function DevicesPage() {
  const devices = useDevices();
  const revoke = useRevokeDevice();
  const others = useSignOutOthers();
  const everywhere = useSignOutEverywhere();
  const { signOut, question } = useBeforeSignOut(everywhere.mutate);
  const fault = devices.error ?? revoke.error ?? others.error ?? everywhere.error;
  const items = devices.data?.items ?? [];
  return (
    <Page title={t("account:devices.title")} lead={t("account:devices.lead")}>
      {fault ? <Notice kind="fault">{sentenceFor(fault)}</Notice> : null}
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {items.map((device) => (
          <DeviceRow
            key={device.id}
            device={device}
            hasTwin={items.some(({ id, name }) => name === device.name && id !== device.id)}
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
          {t("account:devices.signOutOthers")}
        </Button>
        <Button look="plain" disabled={everywhere.isPending} onClick={signOut}>
          {t("account:devices.signOutAll")}
        </Button>
      </div>
      {question}
      <p className="text-note text-soft">
        <Trans i18nKey="account:devices.unknown" components={{ page: toActivity }} />
      </p>
    </Page>
  );
}
