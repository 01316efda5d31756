import { type ReactNode, use } from "react";
import { MenuPartsContext } from "../components/menu-parts.ts";
import type { DisplayChoice } from "./display-choice.ts";

type ChoiceRowProps<T extends string> = {
  choice: DisplayChoice<T>;
  name: string;
  nameOf(option: T): string;
  show(option: T): ReactNode;
};

/** A few small choices in a row of the account menu, which stays open. */
export function ChoiceRow<T extends string>({ choice, name, nameOf, show }: ChoiceRowProps<T>) {
  const parts = use(MenuPartsContext);
  const chosen = choice.use();
  if (!parts) return null;
  return (
    <parts.RadioGroup
      value={chosen}
      aria-label={name}
      className="flex gap-1 border-b border-line py-1 first-of-type:border-t"
    >
      {choice.options.map((option) => (
        <parts.RadioItem
          key={option}
          value={option}
          aria-label={nameOf(option)}
          title={nameOf(option)}
          onSelect={(event) => {
            event.preventDefault();
            choice.choose(option);
          }}
          className="flex min-h-11 flex-1 cursor-pointer items-center justify-center rounded-inner text-soft outline-hidden data-highlighted:bg-sunken data-[state=checked]:bg-accent-wash data-[state=checked]:text-accent forced-colors:data-[state=checked]:border-2"
        >
          {show(option)}
        </parts.RadioItem>
      ))}
    </parts.RadioGroup>
  );
}
