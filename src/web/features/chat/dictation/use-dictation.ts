import { useEffect, useRef, useState } from "react";
import { language } from "../../../language/t.ts";
import { findRecognition, type Recognition, wordsIn } from "./recognition.ts";

export type DictationFault = "refused" | "unavailable";

/**
 * Writes what is said behind what stands in the box already. Typing, sending, Escape, another tab and another page end
 * it.
 * @param write is given the whole text
 */
export function useDictation(text: string, write: (text: string) => void) {
  const running = useRef<Recognition | null>(null);
  const written = useRef(text);
  const [listening, setListening] = useState(false);
  const [fault, setFault] = useState<DictationFault | null>(null);

  function end() {
    running.current?.abort();
    running.current = null;
    setListening(false);
  }
  function start() {
    const Found = findRecognition();
    if (!Found) return;
    end();
    const recognition = new Found();
    const before = text.trimEnd() === "" ? "" : `${text.trimEnd()} `;
    recognition.lang = navigator.languages.find((tag) => tag.startsWith(language)) ?? language;
    recognition.continuous = true;
    recognition.interimResults = true;
    recognition.onresult = (heard) => {
      if (running.current !== recognition) return;
      written.current = before + wordsIn(heard);
      write(written.current);
    };
    recognition.onerror = ({ error }) => {
      if (error === "no-speech" || error === "aborted") return;
      setFault(error === "not-allowed" ? "refused" : "unavailable");
    };
    recognition.onend = () => {
      if (running.current !== recognition) return;
      running.current = null;
      setListening(false);
    };
    running.current = recognition;
    written.current = text;
    setFault(null);
    setListening(true);
    recognition.start();
  }

  useEffect(() => {
    // Whoever types, or sends, has taken over.
    if (!running.current || text === written.current) return;
    running.current.abort();
    running.current = null;
    setListening(false);
  }, [text]);
  useEffect(() => {
    const whenHidden = () => {
      if (document.hidden) running.current?.stop();
    };
    document.addEventListener("visibilitychange", whenHidden);
    return () => {
      document.removeEventListener("visibilitychange", whenHidden);
      running.current?.abort();
      running.current = null;
    };
  }, []);
  return { listening, fault, start, stop: () => running.current?.stop() };
}
