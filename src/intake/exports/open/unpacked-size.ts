import { KnownError } from "../../../model/errors.ts";

/** How much may come out of a file that is packed. */
export interface UnpackingLimits {
  readonly files: number;
  readonly bytes: number;
  /** Unpacked over packed, looked at only beyond `ratioFromBytes`. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
}

export const archiveLimits: UnpackingLimits = {
  files: 500,
  bytes: 4 * 2 ** 30,
  ratio: 200,
  ratioFromBytes: 50 * 2 ** 20,
};

/** Counts bytes as they are unpacked from `packedBytes`; throws a KnownError as soon as they are too many. */
export function unpackedSize(packedBytes: number, { bytes, ratio, ratioFromBytes }: UnpackingLimits) {
  let total = 0;
  const isOutOfProportion = () => total > ratioFromBytes && total > packedBytes * ratio;
  return {
    isTooMuch: () => total > bytes || isOutOfProportion(),
    add(more: number): void {
      total += more;
      if (total > bytes) throw tooMuch(`more than ${sizeText(bytes)}`);
      if (isOutOfProportion()) throw tooMuch(`more than ${ratio} times its size`);
    },
    /** Passes the bytes on, counted. */
    async *counted(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const part of parts) {
        this.add(part.length);
        yield part;
      }
    },
  };
}

const tooMuch = (what: string): KnownError =>
  new KnownError("source_rejected", `it would unpack to ${what}, which no export does`, {
    hint: "unpack it yourself and give the files inside, or export a shorter period",
  });

const sizeText = (bytes: number): string =>
  bytes >= 2 ** 30 ? `${Math.round(bytes / 2 ** 30)} GB` : `${Math.round(bytes / 2 ** 20)} MB`;
