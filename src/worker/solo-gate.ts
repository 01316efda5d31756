/**
 * Lets answers run side by side, or one of them alone. A reply that has already cost two workers their life runs
 * alone, so that the third time it takes nobody with it.
 */
export class SoloGate {
  #shared = 0;
  #alone = false;
  #waiting: { solo: boolean; enter: () => void }[] = [];

  /** Resolves with the way out once it may run. In order: nobody overtakes somebody who waits to run alone. */
  async enter(solo: boolean): Promise<() => void> {
    if (this.#waiting.length > 0 || !this.#admits(solo)) {
      await new Promise<void>((enter) => this.#waiting.push({ solo, enter }));
    } else this.#admit(solo);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      if (solo) this.#alone = false;
      else this.#shared -= 1;
      this.#letIn();
    };
  }

  #admits(solo: boolean): boolean {
    return !this.#alone && (!solo || this.#shared === 0);
  }

  #admit(solo: boolean): void {
    if (solo) this.#alone = true;
    else this.#shared += 1;
  }

  #letIn(): void {
    for (let next = this.#waiting[0]; next && this.#admits(next.solo); next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#admit(next.solo);
      next.enter();
    }
  }
}
