import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";

type MenuProps = { trigger: ReactNode; align?: "start" | "end"; children: ReactNode };

/**
 * A menu behind a button. Not modal: a modal one would write a style element, which the page's CSP forbids. Not in a
 * portal: it must stand inside of the drawer that it is opened from.
 */
export function Menu({ trigger, align = "end", children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Content
        align={align}
        sideOffset={6}
        collisionPadding={8}
        className="z-30 min-w-56 rounded-control border border-line bg-surface p-1.5 text-ink shadow-float"
      >
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

type MenuItemProps = { icon: ReactNode; onSelect(): void; children: ReactNode };

export function MenuItem({ icon, onSelect, children }: MenuItemProps) {
  return (
    <DropdownMenu.Item
      onSelect={onSelect}
      className="flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 text-note outline-none data-highlighted:bg-sunken [&_svg]:size-5 [&_svg]:shrink-0 [&_svg]:text-soft"
    >
      {icon}
      {children}
    </DropdownMenu.Item>
  );
}
