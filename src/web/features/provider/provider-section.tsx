import { LogIn } from "lucide-react";
import type { ProviderAccount } from "#contracts/provider.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { inDay } from "../../language/formats.ts";
import { t } from "../../language/t.ts";
import { Section } from "../security/section.tsx";
import { useBeginLink, useProviderAccounts, useUnlink } from "./requests/provider-accounts.ts";

/** Accounts elsewhere that let in too; nothing where there is neither a provider nor a link. */
export function ProviderSection() {
  const accounts = useProviderAccounts();
  const link = useBeginLink();
  if (accounts.error) return <Notice kind="fault">{sentenceFor(accounts.error)}</Notice>;
  if (!accounts.data) return null;
  const { items, provider } = accounts.data;
  if (items.length === 0 && provider === null) return null;
  return (
    <Section
      title={t("provider:title")}
      about={
        provider === null ? t("provider:aboutNobody") : t("provider:about", { name: provider })
      }
    >
      {link.error ? <Notice kind="fault">{sentenceFor(link.error)}</Notice> : null}
      {items.length > 0 ? (
        <ul className="mb-4 divide-y divide-line rounded-card border border-line bg-surface">
          {items.map((account) => (
            <AccountRow key={account.id} account={account} />
          ))}
        </ul>
      ) : null}
      {provider === null ? null : (
        <Button
          look="quiet"
          disabled={link.isPending || link.isSuccess}
          onClick={() => link.mutate()}
        >
          {link.isPending || link.isSuccess
            ? t("provider:going", { name: provider })
            : linkWords(provider, items)}
        </Button>
      )}
    </Section>
  );
}

function linkWords(name: string, items: readonly ProviderAccount[]): string {
  return items.length === 0 ? t("provider:link", { name }) : t("provider:linkAnother", { name });
}

function AccountRow({ account }: { account: ProviderAccount }) {
  const unlink = useUnlink();
  const day = inDay(account.createdAt);
  const used = account.lastUsedAt;
  return (
    <li className="grid gap-3 px-4 py-3.5">
      <div className="flex flex-wrap items-center gap-3">
        <LogIn aria-hidden className="size-6 shrink-0 text-soft rtl:-scale-x-100" />
        <div className="min-w-0 flex-1">
          <p dir="auto" className="wrap-anywhere text-note font-semibold">
            {account.host}
          </p>
          <p className="text-small text-soft">
            {used
              ? t("provider:linkedAndUsed", { day, used: inDay(used) })
              : t("provider:linkedNotUsed", { day })}
          </p>
        </div>
        <Button
          look="plain"
          disabled={unlink.isPending}
          aria-label={t("provider:unlinkThis", { host: account.host })}
          onClick={() => unlink.mutate(account.id)}
        >
          {t("provider:unlink")}
        </Button>
      </div>
      {unlink.error ? <Notice kind="fault">{sentenceFor(unlink.error)}</Notice> : null}
    </li>
  );
}
