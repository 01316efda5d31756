import type { AssistantMessage } from "#contracts/chat.ts";
import { whereItWent } from "#contracts/where-it-went.ts";

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

/** Where the words of a question went, attempts that failed included. */
export function WhereItWentList({ message }: { message: AssistantMessage }) {
  const sentences = whereItWent(message, (at) => moment.format(new Date(at)));
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
