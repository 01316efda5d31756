/** Rules of axe beyond WCAG that make sense here: one of each landmark, and headings that tell the page. */
export const bestPractices = [
  "aria-allowed-role",
  "aria-dialog-name",
  "empty-heading",
  "heading-order",
  "landmark-banner-is-top-level",
  "landmark-main-is-top-level",
  "landmark-no-duplicate-main",
  "landmark-one-main",
  "landmark-unique",
  "page-has-heading-one",
  "presentation-role-conflict",
  "tabindex",
] as const;
