import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { TextField } from "../../components/text-field.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { useMe, useRenameMe } from "./requests/me.ts";

/** @param children what other features have to say about the account */
export function AccountPage({ children }: { children: ReactNode }) {
  const me = useMe();
  return (
    <Page title={t("account:title")} lead={<span dir="auto">{me.data?.email}</span>}>
      {me.error ? <Notice kind="fault">{sentenceFor(me.error)}</Notice> : null}
      {me.data ? <NameForm key={me.data.id} name={me.data.name ?? ""} /> : null}
      {children}
    </Page>
  );
}

function NameForm({ name }: { name: string }) {
  const [draft, setDraft] = useState(name);
  const rename = useRenameMe();
  function submit(event: FormEvent) {
    event.preventDefault();
    rename.mutate(draft.trim() || null);
  }
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
      <TextField
        className="min-w-[min(14rem,100%)] flex-1"
        label={t("shared:name")}
        autoComplete="name"
        maxLength={100}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        fault={rename.error ? sentenceFor(rename.error) : null}
      />
      <Button type="submit" look="quiet" className="min-h-12" disabled={rename.isPending}>
        {rename.isSuccess ? t("shared:saved") : t("shared:save")}
      </Button>
    </form>
  );
}
