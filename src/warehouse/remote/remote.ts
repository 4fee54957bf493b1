import { z } from "zod";
import { raw, type Sql } from "../sql.ts";
import type { FactRow, TextRows, Warehouse } from "../warehouse.ts";
import type { Hello } from "./control-messages.ts";
import { RemoteConnection } from "./remote-connection.ts";

/**
 * The facts of a folder that a running server holds, through its socket: a lane of the server's database. Null where no
 * server listens there. What a connection began and did not end is taken back when it closes.
 */
export async function openRemote(address: string, hello: Hello): Promise<Warehouse | null> {
  const connection = await RemoteConnection.open(address, hello);
  if (connection === null) return null;
  const lane = async (personKey?: Buffer): Promise<Warehouse> => {
    const other = await openRemote(address, { ...hello, alone: false, personKey: personKey ?? hello.personKey });
    if (other === null) throw new Error("the server on this data folder has stopped");
    return other;
  };
  return new RemoteWarehouse(connection, lane);
}

const Columns = z.array(z.instanceof(Float64Array));

/** A frame holds so many rows at most, so that the server answers others between two. */
const rowsAFrame = 10_000;

class RemoteWarehouse implements Warehouse {
  readonly #connection: RemoteConnection;
  readonly lane: Warehouse["lane"];

  constructor(connection: RemoteConnection, lane: Warehouse["lane"]) {
    this.#connection = connection;
    this.lane = lane;
  }

  async rows<T>(shape: z.ZodType<T>, query: Sql): Promise<T[]> {
    const rows = z.array(z.unknown()).parse(await this.#connection.ask({ ask: "rows", sql: query }));
    return rows.map((row) => shape.parse(row));
  }

  async row<T>(shape: z.ZodType<T>, query: Sql): Promise<T> {
    const [first] = await this.rows(shape, query);
    if (first === undefined) throw new Error(`a query that must answer one row answered none: ${query.text}`);
    return first;
  }

  async columns(query: Sql): Promise<Float64Array[]> {
    return Columns.parse(await this.#connection.ask({ ask: "columns", sql: query }));
  }

  async run(statement: Sql): Promise<number> {
    return z.number().parse(await this.#connection.ask({ ask: "run", sql: statement }));
  }

  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.run(raw("begin transaction"));
    try {
      const result = await work();
      await this.run(raw("commit"));
      return result;
    } catch (cause) {
      // Where the connection is gone the server has taken it back already.
      await this.run(raw("rollback")).catch(() => undefined);
      throw cause;
    }
  }

  async stage(table: string, width: number, rows: TextRows, { below = false } = {}): Promise<void> {
    let start = 0;
    do {
      const part = rows.slice(start, start + rowsAFrame);
      await this.#connection.ask({ ask: "stage", table, width, rows: part, below: below || start > 0 });
      start += rowsAFrame;
    } while (start < rows.length);
  }

  async append(table: string, rows: readonly FactRow[]): Promise<void> {
    for (let start = 0; start < rows.length; start += rowsAFrame) {
      await this.#connection.ask({ ask: "append", table, rows: rows.slice(start, start + rowsAFrame) });
    }
  }

  progress(): number | null {
    return this.#connection.progress;
  }

  /** The server ends what is under way for a connection that is gone. */
  interrupt(): void {
    this.#connection.close();
  }

  close(): void {
    this.#connection.close();
  }
}
