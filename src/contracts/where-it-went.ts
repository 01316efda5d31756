/** Where the words of a question went, in sentences: the same under an answer and in an export. Pure. */
import type { AssistantMessage } from "./chat.ts";

export type Kept = Pick<AssistantMessage, "record" | "sentTo" | "state">;

/** @param tellTime a moment in ISO 8601 → as its reader is told it */
export function whereItWent(answer: Kept, tellTime: (at: string) => string): string[] {
  const { sentTo } = answer;
  if (sentTo.length === 0) return [withoutSending(answer)];
  const numbered = sentTo.length > 1;
  const sendings = sentTo.map(({ attempt, model, place, at }) => {
    const which = numbered ? `Attempt ${attempt}: to` : "To";
    return `${which} the model ${model} at ${place}${nearness(place)}, ${tellTime(at)}.`;
  });
  return [...sendings, ...(answer.record?.usage.cached ? [fromCache(answer.record)] : []), along];
}

const along =
  "With your question go what was said before in the chat, what of the profile was used for it, and passages of the library. Your e-mail and your account's name do not.";

const stayed = "Your words did not leave this installation.";

function withoutSending({ record, state }: Kept): string {
  if (record === null) {
    const begun = state === "waiting" || state === "queued" || state === "answering";
    return `Nowhere${begun ? " so far" : ""}: no model was asked. ${stayed}`;
  }
  if (record.model === "library") return `Nowhere: the library on this server answered. ${stayed}`;
  if (record.model === "fixed text") return `Nowhere: a fixed text answered. ${stayed}`;
  if (record.usage.cached) return `Nowhere: ${lowerFirst(fromCache(record))} ${stayed}`;
  return `To the model ${record.model}; at which address was not kept then.`;
}

type Record = NonNullable<Kept["record"]>;
const fromCache = ({ model }: Record): string =>
  `The answer to these very words was kept on this server from before, written by ${model}.`;
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Loopback addresses only: what else is near can't be told from an address. */
function nearness(place: string): string {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(place) ? " (on this server)" : "";
}
