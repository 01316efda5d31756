import { type ReactNode, useState, useSyncExternalStore } from "react";
import { Button } from "../../components/button.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { t } from "../../language/t.ts";
import { readOutbox, subscribeToOutbox } from "./outbox.ts";

type SigningOut = { signOut(): void; question: ReactNode };

/**
 * Signing out empties the outbox, on purpose; where something is in it, the person is asked first. Not fetched when it is
 * needed: questions wait mostly where nothing can be fetched.
 */
export function useBeforeSignOut(signOut: () => void): SigningOut {
  const [isAsking, setIsAsking] = useState(false);
  const stay = () => setIsAsking(false);
  function leave() {
    stay();
    signOut();
  }
  return {
    signOut: () => (readOutbox().length > 0 ? setIsAsking(true) : signOut()),
    question: (
      <Sheet open={isAsking} onClose={stay} side="middle" title={t("account:signOut.title")}>
        <div className="grid gap-4 p-5 pt-2">
          <Unsent />
          <div className="flex flex-wrap gap-2">
            <Button onClick={stay}>{t("account:signOut.stay")}</Button>
            <Button look="quiet" onClick={leave}>
              {t("account:signOut.anyway")}
            </Button>
          </div>
        </div>
      </Sheet>
    ),
  };
}

/** Some may be sent while one reads. */
function Unsent() {
  const { length } = useSyncExternalStore(subscribeToOutbox, readOutbox);
  return (
    <p className="text-note">
      {length > 0 ? t("account:signOut.unsent", { count: length }) : t("account:signOut.allSent")}
    </p>
  );
}
