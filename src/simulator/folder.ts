import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Sheet, type SheetOptions } from "./sheet.ts";

/** The folder the exports go to; it is made if it isn't there, and files of the same names are written anew. */
export class Folder {
  readonly #out: string;
  readonly #sheets: Sheet[] = [];
  readonly #texts: string[] = [];

  private constructor(out: string) {
    this.#out = out;
  }

  static async open(out: string): Promise<Folder> {
    await mkdir(out, { recursive: true });
    return new Folder(out);
  }

  sheet(file: string, options?: SheetOptions): Sheet {
    const sheet = new Sheet(this.#out, file, options);
    this.#sheets.push(sheet);
    return sheet;
  }

  async text(file: string, content: string): Promise<void> {
    this.#texts.push(file);
    await writeFile(join(this.#out, file), content);
  }

  async drain(): Promise<void> {
    for (const sheet of this.#sheets) await sheet.drain();
  }

  /** Closes all, and says which files there are and how many rows of data they hold. */
  async close(): Promise<{ files: string[]; rows: number }> {
    for (const sheet of this.#sheets) await sheet.close();
    const files = [...this.#sheets.map(({ file }) => file), ...this.#texts].sort();
    return { files, rows: this.#sheets.reduce((sum, { rows }) => sum + rows, 0) };
  }
}
