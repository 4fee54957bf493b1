/** A code of an app is good for 30 seconds, and taken half a minute before and after. */
const codeMs = 90_000;

/** Codes of apps that were shown: whoever sees one being typed cannot use it too. */
export class UsedCodes {
  readonly #used = new Map<string, number>();

  /** Whether somebody's code is shown for the first time; from now on it is not. */
  use(user: string, code: string, now: number): boolean {
    for (const [key, at] of this.#used) {
      if (now - at < codeMs) break;
      this.#used.delete(key);
    }
    const key = `${user} ${code}`;
    if (this.#used.has(key)) return false;
    this.#used.set(key, now);
    return true;
  }
}
