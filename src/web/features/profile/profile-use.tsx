import { useSyncExternalStore } from "react";
import type { SessionId } from "#contracts/ids.ts";
import type { CaredFor } from "#contracts/profile.ts";
import { saysNothing } from "#safety/person/profile-now.ts";
import { t } from "../../language/t.ts";
import { chooseProfileUse, subscribeToChosen, usesProfileIn } from "./chosen-people.ts";
import { useProfile } from "./requests/get-profile.ts";

type ProfileUseProps = { sessionId: SessionId; about: CaredFor | null };

/** Before the first question: whether what was told may be read along. Later the chat's own menu says it. */
export function ProfileUse({ sessionId, about }: ProfileUseProps) {
  const { data: own } = useProfile();
  const isUsed = useSyncExternalStore(subscribeToChosen, () => usesProfileIn(sessionId));
  const profile = about ? about.profile : own;
  if (!profile || (saysNothing(profile) && isUsed)) return null;
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-2">
      <input
        type="checkbox"
        checked={isUsed}
        onChange={(event) => chooseProfileUse(sessionId, event.target.checked)}
        className="size-5 accent-accent"
      />
      {about ? t("profile:chooser.useProfile") : t("profile:chooser.useMine")}
    </label>
  );
}
