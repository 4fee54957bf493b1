import { proveRecordsWritable } from "../../state/writable.ts";
import { proveWritable } from "../../warehouse/upkeep/writable.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { DiskGuard } from "../limits/disk-guard.ts";
import type { ServerParts } from "../parts.ts";

/** What a server needs to take events, each "ok" or what stands against it. */
interface Ready {
  readonly ready: boolean;
  readonly folder: string;
  readonly facts: string;
  readonly records: string;
  readonly disk: string;
}

/** A write is proven at most this often, however often somebody asks. */
const everyMs = 2000;

/** Says whether the folder is where it was, both databases can be written, by writing, and the disk has room. */
export class Readiness {
  readonly #parts: Pick<ServerParts, "facts" | "state" | "stands">;
  readonly #disk: DiskGuard;
  #lane: Promise<Warehouse> | null = null;
  #last: { at: number; answer: Promise<Ready> } | null = null;

  constructor(parts: Pick<ServerParts, "facts" | "state" | "stands">, disk: DiskGuard) {
    this.#parts = parts;
    this.#disk = disk;
  }

  check(): Promise<Ready> {
    const now = performance.now();
    if (this.#last === null || now - this.#last.at >= everyMs) this.#last = { at: now, answer: this.#prove() };
    return this.#last.answer;
  }

  async close(): Promise<void> {
    await this.#last?.answer;
    (await this.#lane?.catch(() => null))?.close();
  }

  async #prove(): Promise<Ready> {
    await this.#disk.look();
    const folder = this.#parts.stands() ? "ok" : "moved or removed";
    const disk = this.#disk.reason === null ? "ok" : "nearly full";
    const facts = await outcome(async () => {
      this.#lane ??= this.#parts.facts.lane();
      this.#lane.catch(() => {
        this.#lane = null;
      });
      await proveWritable(await this.#lane, new Date());
    });
    const records = await outcome(() => proveRecordsWritable(this.#parts.state));
    const ready = [folder, facts, records, disk].every((one) => one === "ok");
    return { ready, folder, facts, records, disk };
  }
}

const outcome = (work: () => Promise<void>): Promise<string> =>
  work().then(
    () => "ok",
    () => "cannot be written",
  );
