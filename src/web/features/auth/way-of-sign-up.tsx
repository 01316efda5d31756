import { type FormEvent, type ReactNode, Suspense, useState } from "react";
import { passwordLimits } from "#contracts/auth.ts";
import { Button } from "../../components/button.tsx";
import { neededPart } from "../../components/needed-part.tsx";
import { t } from "../../language/t.ts";
import { NewPasswordField } from "./new-password-field.tsx";

const PasskeySignUp = neededPart(() => import("../security/passkey-sign-up.tsx"));

type WayOfSignUpProps = {
  applicant: { email: string; invitation?: string };
  /** Whether a passkey can be made here; null while that isn't known. */
  passkeys: boolean | null;
  isBusy: boolean;
  onPassword(password: string): void;
  email: ReactNode;
};

/** A passkey first, where there are any: nothing to think up, nothing to forget. Else, or instead, a password. */
export function WayOfSignUp(props: WayOfSignUpProps) {
  const { applicant, passkeys, isBusy, onPassword, email } = props;
  const [wantsPassword, setWantsPassword] = useState(false);
  const [password, setPassword] = useState("");
  const missing = passwordLimits.minCodePoints - [...password].length;
  const byPasskey = passkeys === true && !wantsPassword;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!byPasskey) onPassword(password);
  }
  return (
    <form onSubmit={submit} className="grid gap-5">
      {email}
      {/* All of it at once: what comes later would move what is there. */}
      <Suspense>
        {passkeys === null ? null : (
          <>
            {byPasskey ? (
              <PasskeySignUp applicant={applicant} />
            ) : (
              <>
                <NewPasswordField
                  label={t("auth:password")}
                  value={password}
                  onValue={setPassword}
                  about={[applicant.email]}
                />
                <Button type="submit" className="min-h-12" disabled={missing > 0 || isBusy}>
                  {isBusy ? t("welcome:signUp.busy") : t("welcome:signUp.submit")}
                </Button>
              </>
            )}
            {passkeys ? (
              <Button look="plain" onClick={() => setWantsPassword(!wantsPassword)}>
                {byPasskey ? t("welcome:signUp.usePassword") : t("welcome:signUp.usePasskey")}
              </Button>
            ) : null}
            <p className="text-small text-soft">{t("welcome:signUp.whoReads")}</p>
          </>
        )}
      </Suspense>
    </form>
  );
}
