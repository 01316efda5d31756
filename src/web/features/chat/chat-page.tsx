import { usePrefetchQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useLocation, useNavigate, useParams } from "react-router";
import { uuidv7 } from "uuidv7";
import { sessionIdSchema } from "#contracts/ids.ts";
import { fetchMarkdown } from "../../components/markdown.tsx";
import { TopBar } from "../../components/top-bar.tsx";
import { t } from "../../language/t.ts";
import { askedAbout } from "../profile/asked-about.ts";
import { PersonChooser } from "../profile/person-chooser.tsx";
import { profileQuery } from "../profile/requests/get-profile.ts";
import { Composer, type ComposerHandle } from "./composer.tsx";
import { ComposerBar } from "./composer-bar.tsx";
import { UnlessHidden } from "./hidden-chats.tsx";
import { askQuestion } from "./send-question.ts";
import { SessionView } from "./session-view.tsx";
import { UnsentChats } from "./unsent-chats.tsx";
import { Welcome } from "./welcome.tsx";

/** /chat begins a session with an id of its own; /chat/:sessionId shows one. */
export default function ChatPage() {
  const { sessionId } = useParams();
  usePrefetchQuery(profileQuery);
  const known = sessionIdSchema.safeParse(sessionId);
  const opened = known.success;
  // With a question under way there is time for it before the first words come.
  useEffect(() => {
    if (opened) fetchMarkdown().catch(() => undefined);
  }, [opened]);
  return known.success ? (
    <UnlessHidden key={known.data} sessionId={known.data}>
      <SessionView sessionId={known.data} />
    </UnlessHidden>
  ) : (
    <NewSession />
  );
}

function NewSession() {
  const navigate = useNavigate();
  const about = askedAbout(useLocation().state);
  const composer = useRef<ComposerHandle>(null);
  const [sessionId] = useState(() => sessionIdSchema.parse(uuidv7()));
  function ask(text: string) {
    askQuestion(sessionId, text, true);
    void navigate(`/chat/${sessionId}`);
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="lg:hidden">
        <TopBar title={t("asking:newChat")} />
      </div>
      <Welcome onPick={(example) => composer.current?.fill(example)} />
      <ComposerBar>
        <UnsentChats />
        <PersonChooser sessionId={sessionId} before={about} isNew />
        <Composer
          ref={composer}
          draftOf="new"
          placeholder={t("asking:firstPlaceholder")}
          onSend={ask}
          autoFocus
        />
      </ComposerBar>
    </div>
  );
}
