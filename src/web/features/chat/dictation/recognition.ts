/** Speech recognition as browsers have it: unprefixed in few, never on plain http. https://webaudio.github.io/web-speech-api/ */
type Heard = { results: Iterable<Iterable<{ transcript: string }>> };
export type Recognition = {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onresult: ((heard: Heard) => void) | null;
  onerror: ((fault: { error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  /** Ends after what was said so far is understood. */
  stop(): void;
  /** Ends at once; nothing more is heard of it. */
  abort(): void;
};
type MakeRecognition = new () => Recognition;

export function findRecognition(): MakeRecognition | null {
  if (!window.isSecureContext) return null;
  const names = ["SpeechRecognition", "webkitSpeechRecognition"];
  return names.map((name) => Reflect.get(window, name)).find(isMaker) ?? null;
}

const isMaker = (found: unknown): found is MakeRecognition => typeof found === "function";

export const wordsIn = ({ results }: Heard): string =>
  Array.from(results, ([best]) => best?.transcript.trim() ?? "").join(" ");
