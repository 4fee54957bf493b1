import type { AnswerKey } from "./kept-answers.ts";
import type { Revisions } from "./revisions.ts";

/** A question that somebody asked, and how it is worked out again. */
interface AskedAnswer {
  /** Where the workspace stood when somebody asked it last. */
  readonly standing: string;
  readonly again: () => Promise<void>;
}

interface Watched {
  readonly answers: Map<string, AskedAnswer>;
  /** The revision that was seen last. */
  mark: string | null;
  askedMs: number;
}

const lookMs = 2000;
/** A workspace that nobody has open any more is left alone: who has asks whether it changed. */
const forgottenMs = 120_000;
/** Of one workspace at once, the ones asked last. */
const mostAnswers = 12;

/**
 * Works answers out anew as soon as a workspace has changed, before whoever has them open asks again. An answer that nobody
 * asked for since the change before is not: what is worked out for nobody is so once at most.
 */
export class WarmAnswers {
  readonly #revisions: Revisions;
  readonly #clock: () => number;
  readonly #watched = new Map<string, Watched>();
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(revisions: Revisions, clock: () => number = () => performance.now()) {
    this.#revisions = revisions;
    this.#clock = clock;
  }

  /** Takes note of a question that somebody asked. */
  asked({ workspace: { id } }: { workspace: { id: string } }, key: AnswerKey, again: () => Promise<void>): void {
    const watched = this.#watched.get(id) ?? { answers: new Map(), mark: null, askedMs: 0 };
    this.#watched.set(id, watched);
    watched.askedMs = this.#clock();
    watched.answers.delete(key.asked);
    watched.answers.set(key.asked, { standing: markOf(key.standing), again });
    for (const oldest of watched.answers.keys()) {
      if (watched.answers.size <= mostAnswers) break;
      watched.answers.delete(oldest);
    }
    this.#lookLater();
  }

  /** Takes note that somebody has a workspace open. */
  seen(workspace: string): void {
    const watched = this.#watched.get(workspace);
    if (watched !== undefined) watched.askedMs = this.#clock();
  }

  /** Looks at each workspace whether it changed, and works out anew what is open of it, one answer after the other. */
  async look(): Promise<void> {
    for (const [id, watched] of this.#watched) {
      if (this.#clock() - watched.askedMs > forgottenMs) {
        this.#watched.delete(id);
        continue;
      }
      const { mark, isSettled } = await this.#revisions.of(id);
      const before = watched.mark;
      watched.mark = mark;
      if (before === null || before === mark || !isSettled) continue;
      for (const [asked, { standing, again }] of [...watched.answers].toReversed()) {
        if (this.#closed) return;
        if (standing === mark) continue;
        if (standing === before) await again();
        else watched.answers.delete(asked);
      }
    }
  }

  close(): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #lookLater(): void {
    if (this.#closed || this.#watched.size === 0) return;
    this.#timer ??= setTimeout(() => {
      // Whoever asks is told what is wrong; here nobody is there to be told.
      void this.look()
        .catch(() => undefined)
        .finally(() => {
          this.#timer = null;
          this.#lookLater();
        });
    }, lookMs).unref();
  }
}

const markOf = (standing: string): string => standing.split(" ")[0] ?? standing;
