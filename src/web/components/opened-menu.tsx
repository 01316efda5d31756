import { DropdownMenu } from "radix-ui";
import { directionOf } from "../language/languages.ts";
import { language } from "../language/t.ts";
import { MenuPartsContext, type MenuProps } from "./menu-parts.ts";

/**
 * Opens by itself the first time, since a press asked for it. Not modal: a modal menu would write a style element, which
 * the page's CSP forbids. Not in a portal: it must stand inside of the drawer that it is opened from.
 */
export default function OpenedMenu({ trigger, align = "end", children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false} defaultOpen dir={directionOf(language)}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Content
        align={align}
        sideOffset={6}
        collisionPadding={8}
        onCloseAutoFocus={afterSheet}
        className="z-30 max-h-(--radix-dropdown-menu-content-available-height) min-w-56 overflow-y-auto rounded-control border border-line bg-surface p-1.5 text-ink shadow-float"
      >
        <MenuPartsContext value={DropdownMenu}>{children}</MenuPartsContext>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

/** The focus comes back to the menu's button by itself, but not past a sheet that was opened from it: then, later. */
function afterSheet({ target }: Event): void {
  const sheet = document.querySelector("dialog:modal");
  const id = target instanceof Element ? target.getAttribute("aria-labelledby") : null;
  if (!sheet || !id) return;
  const comeBack = () => {
    if (document.activeElement === document.body) document.getElementById(id)?.focus();
  };
  sheet.addEventListener("close", comeBack, { once: true });
}
