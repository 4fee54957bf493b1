/**
 * Numbers channels by the bytes of their names: an open-addressed hash, for a name is looked up for each step of a million
 * paths and seldom new.
 */
export class ChannelNames {
  readonly names: string[] = [];
  readonly #bytes: Uint8Array[] = [];
  #slots = new Int32Array(256).fill(-1);

  /** The number of the name that stands in `text` from `from` to `until`; `hash` is `hashOf` of its bytes. */
  numberOf(text: Uint8Array, from: number, until: number, hash: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = this.#slots[slot] as number;
      if (number === -1) return this.#add(text.slice(from, until), slot);
      if (isSame(this.#bytes[number] as Uint8Array, text, from, until)) return number;
    }
  }

  #add(name: Uint8Array, slot: number): number {
    const number = this.#bytes.push(name) - 1;
    this.names.push(new TextDecoder().decode(name));
    this.#slots[slot] = number;
    if (number * 2 >= this.#slots.length) this.#grow();
    return number;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (const [number, name] of this.#bytes.entries()) {
      let slot = hashOf(name, 0, name.length) & mask;
      while (slots[slot] !== -1) slot = (slot + 1) & mask;
      slots[slot] = number;
    }
    this.#slots = slots;
  }
}

/** Where the hash of a name begins. */
export const noHash = 0x811c9dc5;

/** The hash of what was hashed and one byte more (FNV-1a). */
export const hashed = (hash: number, byte: number): number => Math.imul(hash ^ byte, 0x01000193);

export function hashOf(text: Uint8Array, from: number, until: number): number {
  let hash = noHash;
  for (let at = from; at < until; at++) hash = hashed(hash, text[at] as number);
  return hash;
}

function isSame(name: Uint8Array, text: Uint8Array, from: number, until: number): boolean {
  if (name.length !== until - from) return false;
  for (let at = 0; at < name.length; at++) if (name[at] !== text[from + at]) return false;
  return true;
}
