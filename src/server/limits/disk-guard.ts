import { statfs } from "node:fs/promises";
import { KnownError } from "../../model/errors.ts";

/** How often the disk is looked at. */
const everyMs = 2000;

interface Guarded {
  /** Called with a reason while there is too little room, with null once there is enough again. */
  refuse(reason: KnownError | null): void;
}

/**
 * Watches the free room of the disk that a folder is on. Below the floor whoever stores is told to refuse, and to take
 * again once there is a tenth more than that: before the databases fail, and by itself.
 */
export class DiskGuard {
  readonly #folder: string;
  readonly #leastFreeBytes: number;
  readonly #guarded: Guarded;
  readonly #timer: NodeJS.Timeout;
  #freeBytes: number | null = null;
  #full = false;

  constructor(folder: string, guarded: Guarded, { leastFreeBytes }: { leastFreeBytes: number }) {
    this.#folder = folder;
    this.#guarded = guarded;
    this.#leastFreeBytes = leastFreeBytes;
    this.#timer = setInterval(() => void this.look(), everyMs).unref();
  }

  /** What was free when the disk was last looked at; null before. */
  get freeBytes(): number | null {
    return this.#freeBytes;
  }

  /** Why nothing more is stored; null while there is room. */
  get reason(): KnownError | null {
    return this.#full ? nearlyFull() : null;
  }

  async look(): Promise<void> {
    try {
      const { bavail, bsize } = await statfs(this.#folder);
      this.#freeBytes = bavail * bsize;
    } catch {
      return; // What cannot be told is not refused; the databases say it themselves.
    }
    const least = this.#full ? this.#leastFreeBytes * 1.1 : this.#leastFreeBytes;
    const full = this.#freeBytes < least;
    if (full === this.#full) return;
    this.#full = full;
    this.#guarded.refuse(full ? nearlyFull() : null);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

const nearlyFull = () =>
  new KnownError("busy", "the disk is nearly full", { hint: "send it again once there is room on the server's disk" });
