/** Does what is about one thing one after the other, so that the second finds what the first has done. */
export class OneAtATime {
  readonly #last = new Map<string, Promise<unknown>>();

  async take<Answer>(thing: string, work: () => Promise<Answer>): Promise<Answer> {
    const before = this.#last.get(thing);
    const mine = before === undefined ? work() : before.then(work, work);
    this.#last.set(thing, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(thing) === mine) this.#last.delete(thing);
    }
  }
}
