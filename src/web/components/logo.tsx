/** The same in every language. */
const name = "Healify";

export function Logo() {
  return (
    <span
      translate="no"
      className="flex shrink-0 items-center gap-2.5 font-semibold tracking-tight whitespace-nowrap"
    >
      <svg viewBox="0 0 32 32" className="size-7" aria-hidden="true">
        <rect width="32" height="32" rx="9" className="fill-accent" />
        <path
          d="M10 8.5v15M22 8.5v15M10 16h3.4l1.8-3.6 2.2 7 1.8-3.4H22"
          fill="none"
          className="stroke-on-accent"
          strokeWidth="2.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {name}
    </span>
  );
}
