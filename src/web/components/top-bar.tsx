import { Menu } from "lucide-react";
import { createContext, type ReactNode, use } from "react";
import { t } from "../language/t.ts";
import { IconButton } from "./button.tsx";
import { classNames } from "./class-names.ts";

/** Opens the drawer that holds the navigation on narrow screens. */
export const DrawerContext = createContext<() => void>(() => undefined);

type TopBarProps = {
  title: string;
  /** Stands in the title's place on a phone. */
  opens?: ReactNode;
  /** Such as a field that changes it. */
  inPlaceOfTitle?: ReactNode;
  children?: ReactNode;
};

export function TopBar({ title, opens, inPlaceOfTitle, children }: TopBarProps) {
  const openDrawer = use(DrawerContext);
  return (
    <header className="no-print flex min-h-14 shrink-0 items-center gap-1 border-b border-line px-1.5 pt-[env(safe-area-inset-top)] lg:px-6">
      <IconButton label={t("shell:menu")} className="lg:hidden" onClick={openDrawer}>
        <Menu aria-hidden className="size-5" />
      </IconButton>
      {inPlaceOfTitle ?? (
        <>
          {opens}
          <p
            dir="auto"
            className={classNames(
              "min-w-0 flex-1 truncate text-note font-semibold rtl:text-right",
              opens ? "hidden md:block" : null,
            )}
          >
            {title}
          </p>
        </>
      )}
      {children}
    </header>
  );
}
