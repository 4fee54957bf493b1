/** Up to so many keys each has a place of its own; above that they are hashed. */
const mostDirect = 2 ** 23;

/**
 * Sums by key, from 0 to below `space`: a path table of a million rows adds to them five million times. Where a place for each
 * key would be too many, they are found by an open-addressed hash.
 */
export class StepCounts {
  readonly #isDirect: boolean;
  #keys: Float64Array;
  #sums: Float64Array;
  #size = 0;

  constructor(space: number) {
    this.#isDirect = space <= mostDirect;
    this.#keys = new Float64Array(this.#isDirect ? 0 : 1024).fill(-1);
    this.#sums = new Float64Array(this.#isDirect ? space : 1024);
  }

  add(key: number, amount: number): void {
    if (this.#isDirect) {
      this.#sums[key] = (this.#sums[key] as number) + amount;
      return;
    }
    let slot = this.#slotOf(key);
    if (this.#keys[slot] === -1) {
      if (this.#size * 2 >= this.#keys.length) {
        this.#grow();
        slot = this.#slotOf(key);
      }
      this.#keys[slot] = key;
      this.#size++;
    }
    this.#sums[slot] = (this.#sums[slot] as number) + amount;
  }

  /** The sums by key, to be added to; null where they are hashed. */
  get direct(): Float64Array | null {
    return this.#isDirect ? this.#sums : null;
  }

  /** What was added to a key; 0 for one that was never met. */
  of(key: number): number {
    if (this.#isDirect) return this.#sums[key] as number;
    const slot = this.#slotOf(key);
    return this.#keys[slot] === -1 ? 0 : (this.#sums[slot] as number);
  }

  /** The keys of which there is more than nothing, ascending. */
  keys(): Float64Array {
    const sums = this.#sums;
    let found = 0;
    for (let slot = 0; slot < sums.length; slot++) if ((sums[slot] as number) > 0) found++;
    const keys = new Float64Array(found);
    found = 0;
    for (let slot = 0; slot < sums.length; slot++)
      if ((sums[slot] as number) > 0) keys[found++] = this.#isDirect ? slot : (this.#keys[slot] as number);
    return this.#isDirect ? keys : keys.sort();
  }

  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    // The key's two halves, mixed as murmur3 does at its end.
    let hash = (key | 0) ^ Math.imul((key / 4294967296) | 0, 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    let slot = (hash ^ (hash >>> 13)) & mask;
    while (this.#keys[slot] !== -1 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, sums] = [this.#keys, this.#sums];
    this.#keys = new Float64Array(keys.length * 2).fill(-1);
    this.#sums = new Float64Array(keys.length * 2);
    for (let old = 0; old < keys.length; old++) {
      const key = keys[old] as number;
      if (key === -1) continue;
      const slot = this.#slotOf(key);
      this.#keys[slot] = key;
      this.#sums[slot] = sums[old] as number;
    }
  }
}
