import { Suspense, useState } from "react";
import { Outlet } from "react-router";
import { lazyPart } from "../components/lazy-part.ts";
import { Sheet } from "../components/sheet.tsx";
import { DrawerContext } from "../components/top-bar.tsx";
import { useDelivery } from "../features/chat/use-delivery.ts";
import { t } from "../language/t.ts";
import { Sidebar } from "./sidebar.tsx";

const UndoDeletion = lazyPart(() => import("../features/finding/undo-deletion.tsx"));

/** The frame of every signed-in page: navigation at the side, or in a drawer where the screen is narrow. */
export default function Shell() {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  useDelivery();
  return (
    <DrawerContext value={() => setOpen(true)}>
      <div className="flex h-dvh print:block print:h-auto">
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-40 focus:rounded-control focus:bg-surface focus:px-4 focus:py-3"
        >
          {t("shell:skipToContent")}
        </a>
        <nav
          aria-label={t("shell:main")}
          className="no-print hidden w-72 shrink-0 border-e border-line bg-sunken lg:flex"
        >
          <Sidebar onPick={close} />
        </nav>
        <main
          id="main"
          tabIndex={-1}
          className="outline-none flex min-w-0 flex-1 flex-col print:block"
        >
          <Suspense>
            <UndoDeletion />
          </Suspense>
          <Suspense>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Sheet open={open} onClose={close} title={t("shell:menu")} side="start" bare>
        <Sidebar onPick={close} />
      </Sheet>
    </DrawerContext>
  );
}
