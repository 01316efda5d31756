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
        className="z-30 max-h-(--radix-dropdown-menu-content-available-height) min-w-56 overflow-y-auto rounded-control border border-line bg-surface p-1.5 text-ink shadow-float"
      >
        <MenuPartsContext value={DropdownMenu}>{children}</MenuPartsContext>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}
