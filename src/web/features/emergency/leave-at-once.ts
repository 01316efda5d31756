/** A page that anybody may have open. Replaced, so that "back" doesn't return here. */
const neutralPage = "https://www.wikipedia.org/";

export function leaveAtOnce(): void {
  window.location.replace(neutralPage);
}
