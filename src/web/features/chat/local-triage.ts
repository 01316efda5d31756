import type { QueryClient } from "@tanstack/react-query";
import type { SessionDetail } from "#contracts/chat.ts";
import type { CaredFor, Profile } from "#contracts/profile.ts";
import { triageHere } from "../emergency/triage-here.ts";
import { profileKey } from "../profile/requests/get-profile.ts";
import { ifStillThere, peopleKey } from "../profile/requests/list-people.ts";
import { type KeptQuestion, setTriageOf } from "./outbox.ts";
import { sessionKey } from "./requests/get-session.ts";

/** Checks a question with the rules in this browser: its card needs no server and no network. */
export async function checkHere(queries: QueryClient, question: KeptQuestion): Promise<void> {
  const detail = queries.getQueryData<SessionDetail>(sessionKey(question.sessionId));
  const earlier = (detail?.messages ?? []).flatMap((message) =>
    message.role === "user"
      ? [
          {
            ...message,
            at: Date.parse(message.createdAt),
            about: message.context?.about?.id ?? null,
          },
        ]
      : [],
  );
  const triage = await triageHere(question.text, {
    earlier,
    about: ifStillThere(queries, question.about),
    profile: queries.getQueryData<Profile>(profileKey) ?? null,
    people: queries.getQueryData<CaredFor[]>(peopleKey) ?? [],
    usesProfile: detail?.usesProfile ?? question.usesProfile,
  });
  setTriageOf(question.id, triage);
}
