import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { t } from "../language/t.ts";
import { IconButton } from "./button.tsx";
import { classNames } from "./class-names.ts";

type Side = "start" | "end" | "middle";

const sides: Record<Side, string> = {
  start: "me-auto h-dvh max-h-none w-[min(20rem,88vw)] border-e",
  end:
    "mt-auto max-h-[85dvh] w-full max-w-none rounded-t-card border-t " +
    "md:ms-auto md:me-0 md:mt-0 md:h-dvh md:max-h-none md:w-[28rem] md:rounded-none md:border-s md:border-t-0",
  middle: "m-auto w-[min(28rem,calc(100vw-2rem))] max-h-[85dvh] rounded-card border",
};

type SheetProps = {
  open: boolean;
  onClose(): void;
  title: string;
  /** `end` is a sheet from below on a phone. */
  side: Side;
  /** The title is for screen readers only. */
  bare?: boolean;
  children: ReactNode;
};

/** The browser's own modal dialog: it keeps the focus inside, closes on Escape, and gives the focus back. */
export function Sheet({ open, onClose, title, side, bare = false, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (!open) {
      dialog.current?.close();
      return;
    }
    dialog.current?.showModal();
    // The browser would begin with the cross that closes it.
    if (side === "middle") dialog.current?.querySelector<HTMLElement>("input, textarea")?.focus();
  }, [open, side]);
  useEffect(() => {
    const element = dialog.current;
    // A press beside the sheet lands on the dialog itself. The keyboard's way out is Escape.
    const onPress = (event: MouseEvent) => {
      if (event.target === element) onClose();
    };
    element?.addEventListener("click", onPress);
    return () => element?.removeEventListener("click", onPress);
  }, [onClose]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      className={classNames(
        "border-line bg-surface text-ink shadow-float print:hidden",
        sides[side],
      )}
    >
      {open ? (
        <div className="flex max-h-[inherit] min-h-full flex-col pb-[env(safe-area-inset-bottom)]">
          <header className={bare ? "sr-only" : "flex items-start gap-2 ps-5 pe-2 pt-3"}>
            <h2 id={titleId} className="min-w-0 flex-1 pt-2 text-lead font-semibold">
              {title}
            </h2>
            <IconButton label={t("shared:close")} onClick={onClose}>
              <X aria-hidden className="size-5" />
            </IconButton>
          </header>
          {children}
        </div>
      ) : null}
    </dialog>
  );
}
