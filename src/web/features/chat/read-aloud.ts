import { useEffect, useSyncExternalStore } from "react";
import { language } from "../../language/t.ts";

/**
 * Reading aloud by the device itself. Voices that send the words elsewhere are never used: where there is no other,
 * it isn't offered.
 */
export function useReadAloud(id: string) {
  const offered = useSyncExternalStore(subscribeToVoices, () => localVoice() !== null);
  const reading = useSyncExternalStore(subscribeToReading, () => readingId === id);
  useEffect(() => {
    const leave = () => stopReading(id);
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [id]);
  return {
    offered,
    reading,
    start: (parts: readonly string[]) => read(id, parts),
    stop: () => stopReading(id),
  };
}

let readingId: string | null = null;
const listeners = new Set<() => void>();

function subscribeToReading(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function setReading(id: string | null): void {
  readingId = id;
  for (const listener of listeners) listener();
}

/** One utterance for each paragraph: browsers break off a long one. A new reading ends the one before. */
function read(id: string, parts: readonly string[]): void {
  const voice = localVoice();
  if (!voice) return;
  speechSynthesis.cancel();
  setReading(id);
  const utterances = parts.map((part) => {
    const utterance = new SpeechSynthesisUtterance(part);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    return utterance;
  });
  utterances.at(-1)?.addEventListener("end", () => {
    if (readingId === id) setReading(null);
  });
  for (const utterance of utterances) speechSynthesis.speak(utterance);
}

function stopReading(id: string): void {
  if (readingId !== id) return;
  setReading(null);
  speechSynthesis.cancel();
}

/** Answers are written in English, whatever the interface speaks, until a language ships with its rules. */
const answerLanguage = language.startsWith("ar") ? "en" : language;

function localVoice(): SpeechSynthesisVoice | null {
  if (!("speechSynthesis" in window)) return null;
  const voices = speechSynthesis
    .getVoices()
    .filter(
      ({ localService, lang }) => localService && lang.toLowerCase().startsWith(answerLanguage),
    );
  return voices.find((voice) => voice.default) ?? voices[0] ?? null;
}

function subscribeToVoices(listener: () => void): () => void {
  if (!("speechSynthesis" in window)) return () => undefined;
  speechSynthesis.addEventListener("voiceschanged", listener);
  return () => speechSynthesis.removeEventListener("voiceschanged", listener);
}
