/**
 * Prints one turn of a chat: its card, its answer, its sources as footnotes. The browser's own dialog saves a PDF as
 * well. What stands around the turn is left out by the marks that styles.css reads.
 */
export function printTurn(within: HTMLElement | null): void {
  const turn = within?.closest<HTMLElement>("[data-turn]");
  if (!turn) return;
  const page = document.documentElement;
  page.dataset.printing = "one";
  turn.dataset.printing = "this";
  const over = () => {
    delete page.dataset.printing;
    delete turn.dataset.printing;
  };
  window.addEventListener("afterprint", over, { once: true });
  window.print();
}
