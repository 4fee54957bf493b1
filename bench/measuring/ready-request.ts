/** Stands in a request where every sending has another id. */
export const idMark = "@@@@@@@@@@@@@@@@";

let ids = 0;
const run = process.pid.toString(16).padStart(6, "0").slice(-6);

/** The bytes of a request, patched in place: the last sending has left when the next one is asked for. */
export class ReadyRequest {
  readonly #bytes: Buffer;
  readonly #marks: number[] = [];

  constructor(text: string) {
    this.#bytes = Buffer.from(text);
    for (let at = this.#bytes.indexOf(idMark); at >= 0; at = this.#bytes.indexOf(idMark, at + 1)) this.#marks.push(at);
  }

  next(): Buffer {
    for (const at of this.#marks) this.#bytes.write(run + (++ids).toString(16).padStart(10, "0"), at, "latin1");
    return this.#bytes;
  }
}
