import { displayChoice } from "./display-choice.ts";

/** public/before-paint.js reads the same keys before the first paint, and knows the same options. */
export const theme = displayChoice("theme", "healify:theme", ["system", "light", "dark"]);

/** Per cent of the browser's own size. The whole interface is measured in it. */
export const textSize = displayChoice("textSize", "healify:text-size", [
  "100",
  "115",
  "130",
  "150",
]);
