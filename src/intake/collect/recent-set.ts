/** Remembers what was added or asked for lately: at least half of `most`, and never more. */
export class RecentSet<T> {
  readonly #half: number;
  #young = new Set<T>();
  #old = new Set<T>();

  constructor(most: number) {
    this.#half = Math.ceil(most / 2);
  }

  has(one: T): boolean {
    if (this.#young.has(one)) return true;
    if (!this.#old.has(one)) return false;
    this.add(one);
    return true;
  }

  add(one: T): void {
    if (this.#young.size >= this.#half) {
      this.#old = this.#young;
      this.#young = new Set();
    }
    this.#young.add(one);
  }
}
