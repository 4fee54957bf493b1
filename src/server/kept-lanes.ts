import { rememberQuestions } from "../answers/roi-question.ts";
import type { Workspace } from "../state/workspaces/workspaces.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import type { Revisions } from "./api/revisions.ts";
import type { ServerParts } from "./parts.ts";
import { onLane } from "./workspace-lane.ts";

interface IdleLane {
  readonly lane: Warehouse;
  readonly workspace: string;
  /** The revision that what stands on it is of. */
  readonly mark: string;
  /** What was asked on it last. */
  readonly asked: string;
  readonly sinceMs: number;
}

/** As many as there are questions at once. */
const mostIdle = 2;
const idleMs = 30_000;

/**
 * Lanes that are kept for a while after a question, with what was prepared and laid on them: the next question of the same
 * workspace at the same revision goes on from there. A question that fails takes its lane with it.
 */
export class KeptLanes {
  readonly #parts: Pick<ServerParts, "facts" | "keys">;
  readonly #revisions: Revisions;
  #idle: IdleLane[] = [];
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(parts: Pick<ServerParts, "facts" | "keys">, revisions: Revisions) {
    this.#parts = parts;
    this.#revisions = revisions;
  }

  /** Does `work` on a lane; `asked` finds the one on which the same days were asked about, if it is free. */
  async use<Answer>(workspace: Workspace, asked: string, work: (lane: Warehouse) => Promise<Answer>): Promise<Answer> {
    const { id } = workspace;
    const now = await this.#revisions.of(id);
    // A plan that changed since the question was let in is none of the revision's.
    if (!now.isSettled || now.workspace !== workspace) return onLane(this.#parts, id, work);
    const { mark } = now;
    this.#dropOlder(id, mark);
    const lane = this.#take(id, asked) ?? (await this.#open(id));
    try {
      const answer = await work(lane);
      this.#giveBack({ lane, workspace: id, mark, asked, sinceMs: performance.now() });
      return answer;
    } catch (cause) {
      lane.close();
      throw cause;
    }
  }

  close(): void {
    this.#closed = true;
    this.#dropWhere(() => true);
  }

  async #open(workspace: string): Promise<Warehouse> {
    const lane = await this.#parts.facts.lane(this.#parts.keys.of(workspace).key);
    rememberQuestions(lane);
    return lane;
  }

  #take(workspace: string, asked: string): Warehouse | null {
    const own = this.#idle.filter((one) => one.workspace === workspace);
    const found = own.find((one) => one.asked === asked) ?? own[0];
    if (found === undefined) return null;
    this.#idle = this.#idle.filter((one) => one !== found);
    return found.lane;
  }

  #giveBack(idle: IdleLane): void {
    this.#idle.push(idle);
    if (this.#closed) this.#dropWhere(() => true);
    else if (this.#idle.length > mostIdle) this.#dropWhere((one) => one === this.#idle[0]);
    this.#watchIdle();
  }

  #watchIdle(): void {
    if (this.#idle.length === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#dropWhere(({ sinceMs }) => performance.now() - sinceMs >= idleMs / 2);
      this.#watchIdle();
    }, idleMs).unref();
  }

  #dropOlder(workspace: string, mark: string): void {
    this.#dropWhere((one) => one.workspace === workspace && one.mark !== mark);
  }

  #dropWhere(isToGo: (one: IdleLane) => boolean): void {
    const going = this.#idle.filter(isToGo);
    this.#idle = this.#idle.filter((one) => !going.includes(one));
    for (const { lane } of going) lane.close();
  }
}
