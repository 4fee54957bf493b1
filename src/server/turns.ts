import { KnownError } from "../model/errors.ts";

/** Lets so many work at once, and so many wait; whoever comes beyond that is told to come again. */
export class Turns {
  readonly #atOnce: number;
  readonly #mostWaiting: number;
  readonly #tooMany: string;
  readonly #waiting: (() => void)[] = [];
  #working = 0;

  constructor({
    atOnce,
    mostWaiting,
    tooMany = "too many questions are asked at once",
  }: { atOnce: number; mostWaiting: number; tooMany?: string }) {
    this.#atOnce = atOnce;
    this.#mostWaiting = mostWaiting;
    this.#tooMany = tooMany;
  }

  async take<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    await this.#begin();
    try {
      return await work();
    } finally {
      // Whoever waited longest takes the place over.
      const next = this.#waiting.shift();
      if (next === undefined) this.#working--;
      else next();
    }
  }

  #begin(): Promise<void> {
    if (this.#working < this.#atOnce) {
      this.#working++;
      return Promise.resolve();
    }
    if (this.#waiting.length >= this.#mostWaiting) {
      throw new KnownError("busy", this.#tooMany, { hint: "try again in a moment" });
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
