/**
 * A Bloom filter over 64-bit ids: says for certain that an id is new, or that it may have been seen (about two in ten
 * thousand new ones). Grows by layers, so that it never fills up: 2.5 bytes an id.
 */
export class SeenIds {
  readonly #layers: Layer[] = [];

  add(id: bigint): void {
    this.addHalves(Number(id >> 32n), Number(id & 0xffffffffn));
  }

  /** The same, of an id in halves of 32 bits. */
  addHalves(high: number, low: number): void {
    let last = this.#layers.at(-1);
    if (last === undefined || last.count >= last.capacity) {
      last = new Layer(last === undefined ? firstCapacity : Math.min(last.capacity * 2, mostCapacity));
      this.#layers.push(last);
    }
    last.add(high, low);
  }

  mayHave(id: bigint): boolean {
    const high = Number(id >> 32n);
    const low = Number(id & 0xffffffffn);
    return this.#layers.some((layer) => layer.mayHave(high, low));
  }
}

const firstCapacity = 1 << 16;
const mostCapacity = 1 << 23;
const bitsAnId = 20;
const probes = 7;

class Layer {
  readonly capacity: number;
  count = 0;
  readonly #bits: Uint32Array;
  readonly #size: number;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.#size = capacity * bitsAnId;
    this.#bits = new Uint32Array(this.#size / 32);
  }

  add(high: number, low: number): void {
    this.count++;
    for (let probe = 0; probe < probes; probe++) {
      const bit = this.#bit(high, low, probe);
      this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
  }

  mayHave(high: number, low: number): boolean {
    for (let probe = 0; probe < probes; probe++) {
      const bit = this.#bit(high, low, probe);
      if (((this.#bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false;
    }
    return true;
  }

  /** Kirsch and Mitzenmacher: two hashes do for all probes. */
  #bit(high: number, low: number, probe: number): number {
    return (high + probe * low) % this.#size;
  }
}
