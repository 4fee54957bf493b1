/** A file that brought facts in, as far as telling repeats apart needs it. */
export interface FactSource {
  readonly source: number;
  readonly file: string;
  readonly format: string;
  /** When the file was last written, milliseconds: of two that say the same, the later one knows better. */
  readonly writtenMs: number;
}

/** Facts of one file that are not counted, because another file has them. */
export interface SetAside {
  readonly source: number;
  /** The file that counts instead. */
  readonly inFavourOf: number;
  readonly what: "spend" | "orders" | "visits" | "leads" | "deals" | "posts" | "analytics";
  readonly rows: number;
  /** Whether nothing of the file's kind of fact counts any more. */
  readonly whole: boolean;
}
