/** What an answer is kept by: whose it is, what was asked, and where the workspace stood. */
export interface AnswerKey {
  readonly workspace: string;
  /** The endpoint with its path and query, in one order. */
  readonly asked: string;
  /** The revision of the workspace and the day. */
  readonly standing: string;
}

interface Kept {
  readonly standing: string;
  readonly body: Buffer;
}

const most32MiB = 32 * 2 ** 20;

/**
 * Answers of questions, kept as they went out until the workspace stands elsewhere, the ones used last longest. Two who ask
 * the same at the same moment are answered once. An answer of one workspace is never another's: its id is part of the key.
 */
export class KeptAnswers {
  readonly #mostBytes: number;
  readonly #kept = new Map<string, Kept>();
  readonly #underWay = new Map<string, Promise<Buffer>>();
  #bytes = 0;

  constructor({ mostBytes = most32MiB }: { mostBytes?: number } = {}) {
    this.#mostBytes = mostBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** The answer that is kept; undefined where none is, or one of another standing. */
  find(key: AnswerKey): Buffer | undefined {
    const id = idOf(key);
    const found = this.#kept.get(id);
    if (found === undefined || found.standing !== key.standing) return undefined;
    this.#kept.delete(id);
    this.#kept.set(id, found);
    return found.body;
  }

  /** Works an answer out, once for all who ask it at the same standing, and keeps it. What fails is not kept. */
  workOut(key: AnswerKey, work: () => Promise<Buffer>): Promise<Buffer> {
    const id = `${idOf(key)}\n${key.standing}`;
    const underWay = this.#underWay.get(id);
    if (underWay !== undefined) return underWay;
    const begun = work()
      .then((body) => {
        this.#keep(key, body);
        return body;
      })
      .finally(() => this.#underWay.delete(id));
    this.#underWay.set(id, begun);
    return begun;
  }

  #keep(key: AnswerKey, body: Buffer): void {
    const id = idOf(key);
    this.#forget(id);
    if (body.length > this.#mostBytes / 4) return;
    this.#kept.set(id, { standing: key.standing, body });
    this.#bytes += body.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#mostBytes) return;
      this.#forget(oldest);
    }
  }

  #forget(id: string): void {
    this.#bytes -= this.#kept.get(id)?.body.length ?? 0;
    this.#kept.delete(id);
  }
}

const idOf = ({ workspace, asked }: AnswerKey): string => `${workspace}\n${asked}`;
