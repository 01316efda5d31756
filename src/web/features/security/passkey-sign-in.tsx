import { KeyRound } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import {
  askPasskey,
  offersPasskeysInFields,
  sentenceForPasskey,
  stopAsking,
  whyNoPasskeys,
} from "./passkeys.ts";
import { passkeySignInOptions, usePasskeySignIn } from "./requests/second-step.ts";

/** A button, and the browser's own list in the e-mail field where it has one. */
export default function PasskeySignIn() {
  const signIn = usePasskeySignIn();
  useOfferInField(signIn.mutate);
  const why = whyNoPasskeys();
  if (why !== null) {
    return (
      <p className="border-t border-line pt-5 text-small text-soft">
        {t("security:passkeys.noneHere", { why })}
      </p>
    );
  }
  const fault = signIn.error
    ? (sentenceForPasskey(signIn.error) ?? sentenceFor(signIn.error))
    : null;
  return (
    <div className="grid gap-3 border-t border-line pt-5">
      {fault === null ? null : <Notice kind="fault">{fault}</Notice>}
      <Button
        look="quiet"
        className="min-h-12"
        disabled={signIn.isPending}
        onClick={() => signIn.mutate(async () => askPasskey(await passkeySignInOptions()))}
      >
        <KeyRound aria-hidden className="size-5" />
        {signIn.isPending ? t("shared:waitingForDevice") : t("security:passkeys.signIn")}
      </Button>
    </div>
  );
}

type Answer = Awaited<ReturnType<typeof askPasskey>>;

/** Waits in the field's list until somebody picks a passkey there; a press on the button takes its place. */
function useOfferInField(onPicked: (ask: () => Promise<Answer>) => void): void {
  const picked = useRef(onPicked);
  picked.current = onPicked;
  useEffect(() => {
    let gone = false;
    let waiting = false;
    const offer = async () => {
      if (!(await offersPasskeysInFields()) || gone) return;
      const options = await passkeySignInOptions();
      if (gone) return;
      waiting = true;
      const answer = await askPasskey(options, { inFields: true });
      picked.current(async () => answer);
    };
    // Nobody asked for it: when it can't be offered, or the button is pressed, there is nothing to say.
    offer().catch(() => undefined);
    return () => {
      gone = true;
      if (waiting) void stopAsking();
    };
  }, []);
}
