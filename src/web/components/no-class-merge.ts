/** Stands in for tailwind-merge in the build (vite.config.ts): streamdown's own classes, which never conflict, are joined. */
export const twMerge = (...classes: unknown[]): string =>
  classes.filter((one) => typeof one === "string" && one !== "").join(" ");
