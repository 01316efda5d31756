/** What a page in the pseudo-language shows that did not come from the catalogue. */
import type { Page } from "playwright-core";

/**
 * Texts and labels that are seen or read out and aren't marked as turned around, word by word, but for what people, the
 * server or another language wrote: that stands in an element with `dir="auto"` or a `lang` of
 * its own, and names with `translate="no"`.
 */
export function wordsFromElsewhere(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const turned = "\u202e";
    const written =
      "[dir=auto], [dir=ltr], bdi, [lang]:not(html), [translate=no], code, script, style, noscript";
    const labels = ["aria-label", "aria-description", "title", "placeholder", "alt"];
    const isFromElsewhere = (text: string) =>
      text.split(/\s+/).some((word) => /\p{L}/u.test(word) && !word.includes(turned));
    const found: string[] = [];
    for (const element of document.querySelectorAll("body, body *")) {
      if (element.closest(written) || !element.checkVisibility({ visibilityProperty: true }))
        continue;
      for (const name of labels) {
        const label = element.getAttribute(name) ?? "";
        if (isFromElsewhere(label)) found.push(`${name}: ${label}`);
      }
      for (const node of element.childNodes) {
        const text = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? "") : "";
        if (isFromElsewhere(text)) found.push(`${element.tagName.toLowerCase()}: ${text.trim()}`);
      }
    }
    return [...new Set(found)];
  });
}
