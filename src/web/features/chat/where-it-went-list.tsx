import type { AssistantMessage } from "#contracts/chat.ts";
import { whereItWent } from "#contracts/where-it-went.ts";
import { dates } from "../../language/formats.ts";

const moment = dates({ dateStyle: "medium", timeStyle: "medium" });

/** Where the words of a question went, attempts that failed included. */
export function WhereItWentList({ message }: { message: AssistantMessage }) {
  const sentences = whereItWent(message, moment);
  return (
    <ul className="grid gap-1">
      {sentences.map((sentence) => (
        <li key={sentence} dir="auto">
          {sentence}
        </li>
      ))}
    </ul>
  );
}
