import { CircleStop, Mic } from "lucide-react";
import { useEffect, useState } from "react";
import { Button, IconButton } from "../../../components/button.tsx";
import { classNames } from "../../../components/class-names.ts";
import { Sheet } from "../../../components/sheet.tsx";
import { t } from "../../../language/t.ts";
import { useDictation } from "./use-dictation.ts";

/** Told once while the tab is open, and again to whoever signs in next. */
const toldKey = "healify:dictation-told";

type DictationButtonProps = { text: string; onWrite(text: string): void };

/** Only where the browser can: says first who may hear it, then writes down what is said. */
export default function DictationButton({ text, onWrite }: DictationButtonProps) {
  const [asking, setAsking] = useState(false);
  const { listening, fault, start, stop } = useDictation(text, onWrite);
  useEffect(() => {
    if (!listening) return;
    const onEscape = ({ key }: KeyboardEvent) => key === "Escape" && stop();
    window.addEventListener("keydown", onEscape);
    return () => window.removeEventListener("keydown", onEscape);
  }, [listening, stop]);
  function press() {
    if (listening) stop();
    else if (sessionStorage.getItem(toldKey)) start();
    else setAsking(true);
  }
  function agree() {
    sessionStorage.setItem(toldKey, "yes");
    setAsking(false);
    start();
  }
  const Icon = listening ? CircleStop : Mic;
  return (
    <>
      <IconButton
        label={t(listening ? "asking:stopDictating" : "asking:dictate")}
        aria-pressed={listening}
        onClick={press}
        className={classNames("rounded-full", listening && "bg-accent-wash text-accent")}
      >
        <Icon aria-hidden className="size-5" />
      </IconButton>
      <p
        role="status"
        className={
          listening || fault ? "order-last basis-full px-3 pb-1 text-small text-soft" : "sr-only"
        }
      >
        {listening ? t("asking:listening") : fault ? t(`asking:dictation.${fault}`) : ""}
      </p>
      <Sheet
        open={asking}
        onClose={() => setAsking(false)}
        title={t("asking:dictation.title")}
        side="middle"
      >
        <div className="grid gap-4 px-5 pt-1 pb-5">
          <p>{t("asking:dictation.whoHears")}</p>
          <div className="flex flex-wrap gap-2">
            <Button onClick={agree}>{t("asking:dictation.start")}</Button>
            <Button look="quiet" onClick={() => setAsking(false)}>
              {t("asking:dictation.notNow")}
            </Button>
          </div>
        </div>
      </Sheet>
    </>
  );
}
