import { deserialize, serialize } from "node:v8";

const headBytes = 4;

/** A value as it goes over a socket: its length, then V8's own form of it (bigints and arrays of doubles as they are). */
export function frame(value: unknown): Buffer {
  const body = serialize(value);
  const head = Buffer.allocUnsafe(headBytes);
  head.writeUInt32LE(body.length);
  return Buffer.concat([head, body]);
}

/** Puts the values together again, however the socket cut them. */
export class FrameReader {
  #parts: Buffer[] = [];
  #length = 0;

  /** The values that are whole with this part. */
  *add(part: Buffer): Generator<unknown> {
    this.#parts.push(part);
    this.#length += part.length;
    for (;;) {
      const body = this.#bodyLength();
      if (body === null || this.#length < headBytes + body) return;
      const whole = this.#joined();
      this.#parts = [whole.subarray(headBytes + body)];
      this.#length -= headBytes + body;
      yield deserialize(whole.subarray(headBytes, headBytes + body));
    }
  }

  #bodyLength(): number | null {
    if (this.#length < headBytes) return null;
    if ((this.#parts[0]?.length ?? 0) < headBytes) this.#joined();
    return this.#parts[0]?.readUInt32LE() ?? null;
  }

  #joined(): Buffer {
    const [only] = this.#parts;
    const whole = only !== undefined && this.#parts.length === 1 ? only : Buffer.concat(this.#parts);
    this.#parts = [whole];
    return whole;
  }
}
