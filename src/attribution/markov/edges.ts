/**
 * The edges of a chain while it is counted: from a state, by a channel, to a state, with a weight. An open-addressed hash
 * over typed arrays, for a path table of a million rows asks it five million times.
 */
export class Edges {
  #keys = new Float64Array(1024).fill(-1);
  #to = new Int32Array(1024);
  #weights = new Float64Array(1024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds to an edge's weight; answers the slot it stands in, of use until the next edge is made. `made` is asked for the state a new edge leads to. */
  add(key: number, weight: number, made: () => number): number {
    let slot = this.#slotOf(key);
    if (this.#keys[slot] === -1) {
      if (this.#size * 2 >= this.#keys.length) {
        this.#grow();
        slot = this.#slotOf(key);
      }
      this.#keys[slot] = key;
      this.#to[slot] = made();
      this.#size++;
    }
    this.#weights[slot] = (this.#weights[slot] as number) + weight;
    return this.#to[slot] as number;
  }

  /** Every edge, in no order. */
  *[Symbol.iterator](): Generator<{ key: number; to: number; weight: number }> {
    for (let slot = 0; slot < this.#keys.length; slot++) {
      const key = this.#keys[slot] as number;
      if (key >= 0) yield { key, to: this.#to[slot] as number, weight: this.#weights[slot] as number };
    }
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
    const [keys, to, weights] = [this.#keys, this.#to, this.#weights];
    this.#keys = new Float64Array(keys.length * 2).fill(-1);
    this.#to = new Int32Array(keys.length * 2);
    this.#weights = new Float64Array(keys.length * 2);
    for (let old = 0; old < keys.length; old++) {
      const key = keys[old] as number;
      if (key === -1) continue;
      const slot = this.#slotOf(key);
      this.#keys[slot] = key;
      this.#to[slot] = to[old] as number;
      this.#weights[slot] = weights[old] as number;
    }
  }
}
