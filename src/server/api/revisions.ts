import { createHash, randomBytes } from "node:crypto";
import { factsRevision } from "../../questions/facts-revision.ts";
import { recordsRevision } from "../../state/revision.ts";
import type { Workspace } from "../../state/workspaces/workspaces.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { Directory } from "../directory.ts";
import type { ServerParts } from "../parts.ts";

/** Where a workspace stands. */
export interface Revision {
  /** Changes whenever an answer could. */
  readonly mark: string;
  /** The workspace as it is asked about at this mark, with its plan and settings; undefined where it is gone. */
  readonly workspace: Workspace | undefined;
  /** Whether answers may be kept: not while a person is being erased. */
  readonly isSettled: boolean;
}

/** Tells where workspaces stand, by a few small look-ups. Of two runs of the server none has a mark of the other's. */
export class Revisions {
  readonly #parts: Pick<ServerParts, "facts" | "state" | "directory">;
  readonly #run = randomBytes(8).toString("hex");
  readonly #read = new WeakMap<Directory, number>();
  #reads = 0;
  #lane: Promise<Warehouse> | null = null;

  constructor(parts: Pick<ServerParts, "facts" | "state" | "directory">) {
    this.#parts = parts;
  }

  async of(workspace: string): Promise<Revision> {
    const { state, directory } = this.#parts;
    // The records as they are asked for come after those that were read into memory: what is older has another mark.
    const { now } = directory;
    const read = this.#readingOf(now);
    const { audit, erasing } = await recordsRevision(state, workspace);
    const facts = await factsRevision(await this.#ownLane(), workspace);
    const mark = createHash("sha256")
      .update([this.#run, workspace, read, audit, erasing, facts].join("\n"))
      .digest("hex");
    const found = now.workspaces.get(workspace);
    return { mark: mark.slice(0, 24), workspace: found, isSettled: erasing === 0 && found !== undefined };
  }

  /** A question under way on another lane does not hold it up. It ends with the facts. */
  #ownLane(): Promise<Warehouse> {
    this.#lane ??= this.#parts.facts.lane().catch((cause) => {
      this.#lane = null;
      throw cause;
    });
    return this.#lane;
  }

  /** The plan and the settings are asked of memory, which is read anew when they change. */
  #readingOf(directory: Directory): number {
    const known = this.#read.get(directory);
    if (known !== undefined) return known;
    this.#reads += 1;
    this.#read.set(directory, this.#reads);
    return this.#reads;
  }
}
