import { cloneElement, lazy, type ReactNode, Suspense, use, useState } from "react";
import { MenuPartsContext, type MenuProps } from "./menu-parts.ts";

const fetchMenu = () => import("./opened-menu.tsx");
const OpenedMenu = lazy(fetchMenu);
const fetchAhead = () => void fetchMenu().catch(() => undefined);

/** A menu behind a button. What draws and places it is fetched when a hand or the focus comes near. */
export function Menu(props: MenuProps) {
  const [wanted, setWanted] = useState(false);
  const open = () => void fetchMenu().then(() => setWanted(true), fetchAhead);
  const closed = cloneElement(props.trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onPointerEnter: fetchAhead,
    onFocus: fetchAhead,
    onClick: open,
  });
  if (!wanted) return closed;
  return (
    <Suspense fallback={closed}>
      <OpenedMenu {...props} />
    </Suspense>
  );
}

type MenuItemProps = { icon: ReactNode; onSelect(): void; children: ReactNode };

export function MenuItem({ icon, onSelect, children }: MenuItemProps) {
  const parts = use(MenuPartsContext);
  if (!parts) return null;
  return (
    <parts.Item
      onSelect={onSelect}
      className="flex min-h-11 cursor-pointer items-center gap-3 rounded-inner px-3 text-note outline-hidden data-highlighted:bg-sunken [&_svg]:size-5 [&_svg]:shrink-0 [&_svg]:text-soft"
    >
      {icon}
      {children}
    </parts.Item>
  );
}
