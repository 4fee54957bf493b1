import { createHash } from "node:crypto";
import type { LiveSource } from "../../model/live-source.ts";

/** What is known beside what a business's own system told. */
export interface ServerContext {
  readonly workspace: string;
  readonly currency: string;
  readonly source: LiveSource;
  readonly ownHosts: readonly string[];
  readonly workspaceKey: Buffer;
  readonly personHash: (value: string) => bigint | null;
  /** Of the day on which a visitor without a cookie was there; null once it is forgotten. */
  readonly daySalt: Buffer | null;
  readonly nowMs: number;
  /** What the event goes by where its sender gave no event_id: the same when it is sent again. */
  readonly id?: string;
}

/** The keys an event shows its person by, the one that lasts longest first. */
export interface Persons {
  readonly email: bigint | null;
  readonly customer: bigint | null;
  readonly visitor: bigint | null;
}

/** The same for what agrees in everything. */
export const digestOf = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex");
