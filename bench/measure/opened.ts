/** What a run has opened, closed in the opposite order. */
export class Opened {
  #parts: { stop(): Promise<void> }[] = [];

  async add<T extends { stop(): Promise<void> }>(opening: T | Promise<T>): Promise<T> {
    const part = await opening;
    this.#parts.unshift(part);
    return part;
  }

  async close(): Promise<void> {
    const parts = this.#parts;
    this.#parts = [];
    for (const part of parts) await part.stop();
  }
}
