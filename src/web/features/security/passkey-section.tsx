import { KeyRound } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { Factors, Passkey } from "#contracts/second-factor.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { TextField } from "../../components/text-field.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { inDay } from "../../language/formats.ts";
import { t } from "../../language/t.ts";
import { sentenceForPasskey, whyNoPasskeys } from "./passkeys.ts";
import {
  useAddPasskey,
  useRemovePasskey,
  useRemovePassword,
  useRenamePasskey,
} from "./requests/factors.ts";
import { Section } from "./section.tsx";
import { thisDevice } from "./this-device.ts";

type PasskeySectionProps = { factors: Factors; onCodes(codes: readonly string[]): void };

export function PasskeySection({ factors, onCodes }: PasskeySectionProps) {
  const { passkeys } = factors;
  const add = useAddPasskey();
  const why = whyNoPasskeys();
  const fault = add.error ? (sentenceForPasskey(add.error) ?? sentenceFor(add.error)) : null;
  return (
    <Section title={t("security:passkeys.title")} about={t("security:passkeys.about")}>
      {fault === null ? null : <Notice kind="fault">{fault}</Notice>}
      {passkeys.length > 0 ? (
        <ul className="mb-4 divide-y divide-line rounded-card border border-line bg-surface">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      ) : null}
      {why === null ? (
        <Button
          look="quiet"
          disabled={add.isPending}
          onClick={() =>
            add.mutate(thisDevice(), {
              onSuccess: ({ recoveryCodes }) => recoveryCodes && onCodes(recoveryCodes),
            })
          }
        >
          {add.isPending ? t("shared:waitingForDevice") : t("security:passkeys.add")}
        </Button>
      ) : (
        <Notice>{t("security:passkeys.notHere", { why })}</Notice>
      )}
      {factors.password && passkeys.length > 0 ? <WithoutPassword /> : null}
    </Section>
  );
}

function PasskeyRow({ passkey }: { passkey: Passkey }) {
  const [renaming, setRenaming] = useState(false);
  const remove = useRemovePasskey();
  const day = inDay(passkey.createdAt);
  const used = passkey.lastUsedAt;
  return (
    <li className="grid gap-3 px-4 py-3.5">
      <div className="flex flex-wrap items-center gap-3">
        <KeyRound aria-hidden className="size-6 shrink-0 text-soft" />
        <div className="min-w-0 flex-1">
          <p dir="auto" className="text-note font-semibold">
            {passkey.name}
          </p>
          <p className="text-small text-soft">
            {used
              ? t("security:passkeys.addedAndUsed", { day, used: inDay(used) })
              : t("security:passkeys.addedNotUsed", { day })}
            {" · "}
            {passkey.synced ? t("security:passkeys.synced") : t("security:passkeys.onOneDevice")}
          </p>
        </div>
        <div className="flex gap-1">
          <Button look="plain" onClick={() => setRenaming(!renaming)}>
            {t("shared:rename")}
          </Button>
          <Button
            look="plain"
            disabled={remove.isPending}
            onClick={() => remove.mutate(passkey.id)}
            aria-label={t("security:passkeys.removeThis", { name: passkey.name })}
          >
            {t("shared:remove")}
          </Button>
        </div>
      </div>
      {renaming ? <RenameForm passkey={passkey} onDone={() => setRenaming(false)} /> : null}
      {remove.error ? <Notice kind="fault">{sentenceFor(remove.error)}</Notice> : null}
    </li>
  );
}

function RenameForm({ passkey, onDone }: { passkey: Passkey; onDone(): void }) {
  const [name, setName] = useState(passkey.name);
  const rename = useRenamePasskey();
  function submit(event: FormEvent) {
    event.preventDefault();
    rename.mutate({ id: passkey.id, name }, { onSuccess: onDone });
  }
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
      <TextField
        className="min-w-[min(12rem,100%)] flex-1"
        label={t("security:passkeys.name")}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
        fault={rename.error ? sentenceFor(rename.error) : null}
        autoFocus
        required
      />
      <Button type="submit" look="quiet" className="min-h-12" disabled={rename.isPending}>
        {t("shared:save")}
      </Button>
    </form>
  );
}

function WithoutPassword() {
  const [asked, setAsked] = useState(false);
  const remove = useRemovePassword();
  return (
    <div className="mt-4 grid gap-3">
      {remove.error ? <Notice kind="fault">{sentenceFor(remove.error)}</Notice> : null}
      {asked ? (
        <div className="grid gap-3 rounded-card border border-line p-4">
          <p className="text-note">{t("security:passkeys.withoutMeans")}</p>
          <div className="flex flex-wrap gap-2">
            <Button look="quiet" disabled={remove.isPending} onClick={() => remove.mutate()}>
              {t("security:passkeys.removePassword")}
            </Button>
            <Button look="plain" onClick={() => setAsked(false)}>
              {t("security:passkeys.keepPassword")}
            </Button>
          </div>
        </div>
      ) : (
        <Button look="plain" className="-ms-4 w-fit" onClick={() => setAsked(true)}>
          {t("security:passkeys.without")}
        </Button>
      )}
    </div>
  );
}
