import type { ReactNode } from "react";
import { Notice } from "../../components/notice.tsx";
import { t } from "../../language/t.ts";
import { ProviderButton } from "./provider-button.tsx";
import { useWaysIn } from "./requests/ways-in.ts";

type SigningUpProps = { invitation: string | null; children: ReactNode };

/** What stands before the form of sign-up: whether this server takes new people at all, and the other way in. */
export function SigningUp({ invitation, children }: SigningUpProps) {
  const signUp = useWaysIn().data?.signUp;
  if (signUp === "closed") return <Notice>{t("provider:signUpClosed")}</Notice>;
  if (signUp === "invited" && invitation === null) {
    return <Notice>{t("provider:invitationNeeded")}</Notice>;
  }
  return (
    <>
      {children}
      <ProviderButton {...(invitation === null ? {} : { invitation })} />
    </>
  );
}

/** Behind the #, so that no server log sees it; it stays there until the page is left. */
export function readInvitation(): string | null {
  return new URLSearchParams(window.location.hash.slice(1)).get("invitation");
}
