import { LogIn } from "lucide-react";
import type { ProviderAccount } from "#contracts/provider.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
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
      title="Another account"
      about={`Sign in here with an account that you have elsewhere. ${provider ?? "Its provider"} learns when you sign in, and nothing that you ask.`}
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
          {link.isPending || link.isSuccess ? `Going to ${provider}…` : linkWords(provider, items)}
        </Button>
      )}
    </Section>
  );
}

function linkWords(provider: string, items: readonly ProviderAccount[]): string {
  return items.length === 0 ? `Link ${provider}` : `Link another account of ${provider}`;
}

function AccountRow({ account }: { account: ProviderAccount }) {
  const unlink = useUnlink();
  const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
  const used = account.lastUsedAt
    ? `last used ${day.format(new Date(account.lastUsedAt))}`
    : "not used yet";
  return (
    <li className="grid gap-3 px-4 py-3.5">
      <div className="flex flex-wrap items-center gap-3">
        <LogIn aria-hidden className="size-6 shrink-0 text-soft" />
        <div className="min-w-0 flex-1">
          <p className="wrap-anywhere text-note font-semibold">{account.host}</p>
          <p className="text-small text-soft">
            Linked {day.format(new Date(account.createdAt))}, {used}
          </p>
        </div>
        <Button
          look="plain"
          disabled={unlink.isPending}
          aria-label={`Unlink ${account.host}`}
          onClick={() => unlink.mutate(account.id)}
        >
          Unlink
        </Button>
      </div>
      {unlink.error ? <Notice kind="fault">{sentenceFor(unlink.error)}</Notice> : null}
    </li>
  );
}
