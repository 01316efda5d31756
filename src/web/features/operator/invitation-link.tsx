import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { TextField } from "../../components/text-field.tsx";
import { t } from "../../language/t.ts";

/** Shown this once. A server without a public address gives a path, which leads to where this page was opened. */
export function InvitationLink({ link }: { link: string }) {
  const [copied, setCopied] = useState(false);
  const address = new URL(link, window.location.origin).href;
  // Plain http on a home network has no clipboard at all.
  const canCopy = "clipboard" in navigator;
  async function copy() {
    await navigator.clipboard.writeText(address);
    setCopied(true);
  }
  return (
    <div className="grid gap-3 rounded-card border border-line bg-sunken p-4">
      <TextField
        label={t("operator:invitations.link")}
        hint={t("operator:invitations.linkOnce")}
        value={address}
        onFocus={(event) => event.currentTarget.select()}
        readOnly
      />
      {canCopy ? (
        <Button look="quiet" className="w-fit" onClick={() => void copy().catch(() => undefined)}>
          {copied ? (
            <Check aria-hidden className="size-4" />
          ) : (
            <Copy aria-hidden className="size-4" />
          )}
          {copied ? t("shared:copied") : t("operator:invitations.copyLink")}
        </Button>
      ) : null}
    </div>
  );
}
