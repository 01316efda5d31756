import { useSyncExternalStore } from "react";
import { Button } from "../../components/button.tsx";
import { readHidden, showHiddenSessions, subscribeToHidden } from "./hidden-sessions.ts";

/** The way back for chats that were hidden here. Away from the list, where somebody else may look. */
export function HiddenChats() {
  const hidden = useSyncExternalStore(subscribeToHidden, readHidden);
  return (
    <section className="border-t border-line pt-6">
      <h2 className="text-[1.125rem] font-bold">Hidden chats</h2>
      <p className="mt-1 mb-4 text-note text-soft">
        {hidden.length === 0
          ? "No chat is hidden on this device."
          : "Hidden chats are kept out of the list on this device only."}
      </p>
      {hidden.length > 0 ? (
        <Button look="quiet" onClick={showHiddenSessions}>
          Show them again
        </Button>
      ) : null}
    </section>
  );
}
