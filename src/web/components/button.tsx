import type { ComponentProps } from "react";
import { Link } from "react-router";
import { classNames } from "./class-names.ts";

type Look = "primary" | "quiet" | "plain";

const looks: Record<Look, string> = {
  primary: "font-semibold bg-accent text-on-accent hover:bg-accent-strong",
  quiet: "font-semibold border border-line bg-surface text-ink hover:bg-sunken",
  plain: "text-soft hover:bg-sunken hover:text-ink",
};

const shape =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-control px-4 py-2 text-note " +
  "leading-tight wrap-break-word transition-colors disabled:cursor-default disabled:opacity-50";

export function buttonClass(look: Look, more?: string): string {
  return classNames(shape, looks[look], more);
}

type ButtonProps = ComponentProps<"button"> & { look?: Look };

export function Button({ look = "primary", className, type = "button", ...props }: ButtonProps) {
  return <button type={type} className={buttonClass(look, className)} {...props} />;
}

type ButtonLinkProps = ComponentProps<typeof Link> & { look?: Look };

export function ButtonLink({ look = "primary", className, ...props }: ButtonLinkProps) {
  return <Link className={buttonClass(look, className)} {...props} />;
}

type IconButtonProps = ComponentProps<"button"> & { label: string };

/** A square target of 44 px with a name for those who don't see the icon. */
export function IconButton({ label, className, type = "button", ...props }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={classNames(
        "inline-flex size-11 shrink-0 items-center justify-center rounded-control text-soft transition-colors",
        "hover:bg-sunken hover:text-ink disabled:opacity-50",
        className,
      )}
      {...props}
    />
  );
}
