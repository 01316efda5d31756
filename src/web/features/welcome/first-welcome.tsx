import { useEffect, useRef } from "react";
import type { User } from "#contracts/auth.ts";
import { useSessions } from "../chat/requests/list-sessions.ts";
import { useEndWelcome } from "./requests/end-welcome.ts";
import { WelcomeSteps } from "./welcome-steps.tsx";

/**
 * The three steps, in the empty chat of a new account. Not a wall: the box to ask in stands below from the first
 * moment, and whoever asks has had their welcome.
 */
export default function FirstWelcome({ me }: { me: User }) {
  const sessions = useSessions();
  const { mutate: endWelcome } = useEndWelcome();
  const hasAsked = (sessions.data?.length ?? 0) > 0;
  const told = useRef(false);
  useEffect(() => {
    if (!hasAsked || told.current) return;
    told.current = true;
    endWelcome();
  }, [hasAsked, endWelcome]);
  if (!sessions.data || hasAsked) return null;
  return <WelcomeSteps me={me} onEnd={() => endWelcome()} />;
}
