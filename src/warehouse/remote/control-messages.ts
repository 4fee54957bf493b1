import type { ErrorCode } from "../../model/errors.ts";
import { KnownError } from "../../model/errors.ts";
import type { Sql } from "../sql.ts";
import type { FactRow, TextRows } from "../warehouse.ts";

/** The first thing a connection says; it is then one lane of the server's facts. */
export interface Hello {
  readonly version: string;
  /** What its persons are hashed with. */
  readonly personKey: Uint8Array;
  /** Whether no other such connection may stand: imports number themselves. */
  readonly alone: boolean;
}

/** What a lane is asked to do. */
export type Request =
  | { readonly ask: "rows" | "columns" | "run"; readonly sql: Sql }
  | {
      readonly ask: "stage";
      readonly table: string;
      readonly width: number;
      readonly rows: TextRows;
      readonly below: boolean;
    }
  | { readonly ask: "append"; readonly table: string; readonly rows: readonly FactRow[] };

/** What comes back: one result or fault for each request, in order, and between them how far it is. */
export type Reply = { readonly result: unknown } | { readonly fault: Fault } | { readonly progress: number | null };

/** A fault on its way through the socket. */
export interface Fault {
  readonly message: string;
  readonly name: string;
  readonly stack: string | undefined;
  readonly known: { readonly code: ErrorCode; readonly hint: string | undefined } | null;
}

export function faultOf(cause: unknown): Fault {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  const known = error instanceof KnownError ? { code: error.code, hint: error.hint } : null;
  return { message: error.message, name: error.name, stack: error.stack, known };
}

/** The same kind of error on the other side. */
export function errorOf({ message, name, stack, known }: Fault): Error {
  if (known !== null) {
    return new KnownError(known.code, message, known.hint === undefined ? {} : { hint: known.hint });
  }
  return Object.assign(new Error(message), { name, stack });
}
