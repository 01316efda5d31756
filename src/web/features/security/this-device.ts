/** A first name for a passkey that is made here; the person can change it. */
import { t } from "../../language/t.ts";

export function thisDevice(): string {
  const agent = navigator.userAgent;
  return names.find(([pattern]) => pattern.test(agent))?.[1] ?? t("security:passkeys.unnamed");
}

/** Order matters: phones name the systems of computers too. */
const names: readonly [RegExp, string][] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, t("security:device.android")],
  [/\bWindows\b/, t("security:device.windows")],
  [/\bMac OS X\b/, "Mac"],
  [/\bCrOS\b/, "Chromebook"],
  [/\bLinux\b/, t("security:device.linux")],
];
