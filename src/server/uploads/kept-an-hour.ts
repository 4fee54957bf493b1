import { readFile, stat } from "node:fs/promises";

/** How long, how many and how large. */
const [keptMs, mostLists, mostBytes] = [3_600_000, 20, 4 * 1_048_576];

interface KeptUpload {
  readonly id: string;
  readonly workspace: string;
}

/**
 * One text of each of the latest uploads, such as the list of rows that could not be read. They hold what customers' rows
 * held, so they stand in memory alone, and for an hour.
 */
export class KeptAnHour {
  readonly #lists = new Map<string, { workspace: string; text: Buffer; atMs: number }>();

  /** Takes an upload's text over from its file; nothing where there is none. */
  async keep({ id: upload, workspace }: KeptUpload, path: string, nowMs: number): Promise<void> {
    const size = await stat(path).then(
      (found) => found.size,
      () => null,
    );
    if (size === null || size > mostBytes) return;
    this.#lists.set(upload, { workspace, text: await readFile(path), atMs: nowMs });
    for (const [id, { atMs }] of this.#lists) {
      if (this.#lists.size > mostLists || nowMs - atMs > keptMs) this.#lists.delete(id);
    }
  }

  of(upload: string, nowMs: number): Buffer | null {
    const list = this.#lists.get(upload);
    return list === undefined || nowMs - list.atMs > keptMs ? null : list.text;
  }

  /** Forgets those of a workspace that stood at a moment: somebody was erased then, whose rows may be in them. */
  forget(workspace: string, untilMs: number): void {
    for (const [id, list] of this.#lists) {
      if (list.workspace === workspace && list.atMs <= untilMs) this.#lists.delete(id);
    }
  }

  forgetAll(): void {
    this.#lists.clear();
  }
}
