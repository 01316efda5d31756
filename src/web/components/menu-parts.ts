import type { DropdownMenu } from "radix-ui";
import { type ComponentProps, createContext, type ReactElement, type ReactNode } from "react";

export type MenuProps = {
  trigger: ReactElement<ComponentProps<"button">>;
  align?: "start" | "end";
  children: ReactNode;
};

/** What the entries of a menu are made of; there once a menu is open. */
export const MenuPartsContext = createContext<typeof DropdownMenu | null>(null);
