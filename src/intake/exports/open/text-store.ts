const blockBytes = 8 * 2 ** 20;

/** Texts by number, kept as UTF-8 in a few large blocks: a million of them cost little more than their letters. */
export class TextStore {
  readonly #blocks: Buffer[] = [];
  #used = blockBytes;
  #places = new Float64Array(1024);
  #count = 0;

  get length(): number {
    return this.#count;
  }

  add(text: string): void {
    const bytes = Buffer.byteLength(text);
    if (this.#used + bytes > blockBytes) {
      this.#blocks.push(Buffer.allocUnsafe(Math.max(blockBytes, bytes)));
      this.#used = 0;
    }
    this.#blocks.at(-1)?.write(text, this.#used);
    if (2 * this.#count + 2 > this.#places.length) this.#grow();
    this.#places[2 * this.#count] = (this.#blocks.length - 1) * 2 ** 32 + this.#used;
    this.#places[2 * this.#count + 1] = bytes;
    this.#used += bytes;
    this.#count++;
  }

  at(index: number): string {
    if (!(index >= 0 && index < this.#count)) return "";
    const place = this.#places[2 * index] ?? 0;
    const block = Math.floor(place / 2 ** 32);
    const start = place - block * 2 ** 32;
    return this.#blocks[block]?.toString("utf8", start, start + (this.#places[2 * index + 1] ?? 0)) ?? "";
  }

  #grow(): void {
    const places = new Float64Array(2 * this.#places.length);
    places.set(this.#places);
    this.#places = places;
  }
}
