/** A first name for a passkey that is made here; the person can change it. */
export function thisDevice(): string {
  const agent = navigator.userAgent;
  return names.find(([pattern]) => pattern.test(agent))?.[1] ?? "Passkey";
}

/** Order matters: phones name the systems of computers too. */
const names: readonly [RegExp, string][] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android phone or tablet"],
  [/\bWindows\b/, "Windows computer"],
  [/\bMac OS X\b/, "Mac"],
  [/\bCrOS\b/, "Chromebook"],
  [/\bLinux\b/, "Linux computer"],
];
