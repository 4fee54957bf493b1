import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { KnownError } from "../../model/errors.ts";
import { type ControlServer, listenForCommands } from "../../server/control/control-server.ts";
import { holdDataFolder, openDataFolder } from "../data-folder.ts";
import { raw, sql } from "../sql.ts";
import type { Warehouse } from "../warehouse.ts";
import { controlAddress } from "./control-address.ts";
import { frame } from "./frames.ts";
import { openRemote } from "./remote.ts";

let folder: string;
let held: Warehouse;
let control: ControlServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "retorno-remote-"));
  held = await holdDataFolder(folder);
  control = await listenForCommands(folder, held);
});
afterEach(async () => {
  await control.close();
  held.close();
  rmSync(folder, { recursive: true, force: true });
});

const Count = z.object({ n: z.number() });
const count = async (facts: Warehouse, from: string) =>
  (await facts.row(Count, raw(`select count(*) as n from ${from}`))).n;

describe("the facts through a running server", () => {
  it("answer as the facts themselves do", async () => {
    const facts = await openDataFolder(folder);
    const Row = z.object({ big: z.number(), text: z.string(), none: z.null(), day: z.date() });
    const query = sql`select ${"it's"} as text, 9007199254740991 as big, null as none, timestamptz '2026-03-01 00:00:00Z' as day`;
    expect(await facts.rows(Row, query)).toEqual(await held.rows(Row, query));
    expect(await facts.columns(raw("select unnest([1.5, null, 3]) as n"))).toEqual([
      Float64Array.of(1.5, Number.NaN, 3),
    ]);
    await facts.append("identity", [{ workspace: "default", key: 2n ** 63n, person: 1n }]);
    expect(await count(held, "identity where key = 9223372036854775808")).toBe(1);
    facts.close();
  });

  it("hash persons as the workspace's own facts do", async () => {
    const hashed = raw("select cast(person_hash('Kari@example.com') as varchar) as hash");
    const Hash = z.object({ hash: z.string() });
    const [first, other] = [await openDataFolder(folder), await openDataFolder(folder, "other")];
    expect(await first.row(Hash, hashed)).toEqual(await held.row(Hash, hashed));
    expect(await other.row(Hash, hashed)).not.toEqual(await held.row(Hash, hashed));
    const lane = await other.lane();
    expect(await lane.row(Hash, hashed)).toEqual(await other.row(Hash, hashed));
    for (const one of [lane, first, other]) one.close();
  });

  it("stage more rows than a frame holds", async () => {
    const facts = await openDataFolder(folder);
    await facts.stage(
      "sheet",
      2,
      [...Array(25_001).keys()].map((row) => [String(row), null]),
    );
    expect(await count(facts, "(select distinct c0 from sheet where c1 is null)")).toBe(25_001);
    facts.close();
  });

  it("say what went wrong as the same kind of error", async () => {
    const facts = await openDataFolder(folder);
    await expect(facts.run(raw("select * from nowhere"))).rejects.toThrow(/Catalog Error.*nowhere/s);
    await expect(
      facts.rows(Count, raw("select 2::hugeint ** 63 as n, 9223372036854775807 as m")),
    ).rejects.toBeInstanceOf(KnownError);
    facts.close();
  });

  it("take back what a connection left undone, and its temporary tables", async () => {
    const facts = await openDataFolder(folder);
    await facts.run(raw("create temp table left_over (n integer)"));
    await facts.run(raw("begin transaction"));
    await facts.append("identity", [{ workspace: "default", key: 1n, person: 2n }]);
    facts.close();
    const again = await openDataFolder(folder);
    expect(await count(again, "identity")).toBe(0);
    expect(await count(again, "duckdb_tables() where table_name = 'left_over'")).toBe(0);
    again.close();
  });

  it("roll a transaction back whose work throws", async () => {
    const facts = await openDataFolder(folder);
    const work = facts.transaction(async () => {
      await facts.append("identity", [{ workspace: "default", key: 1n, person: 2n }]);
      throw new Error("no");
    });
    await expect(work).rejects.toThrow("no");
    expect(await count(facts, "identity")).toBe(0);
    facts.close();
  });

  it("let one import in at a time", async () => {
    const first = await openDataFolder(folder, "default", { alone: true });
    await expect(openDataFolder(folder, "default", { alone: true })).rejects.toThrow(/bringing files in/);
    (await openDataFolder(folder)).close();
    first.close();
    await expect
      .poll(() => openDataFolder(folder, "default", { alone: true }).then((one) => one.close()))
      .toBe(undefined);
  });
});

describe("the socket", () => {
  it("is its owner's alone", () => {
    expect(statSync(join(folder, "control.sock")).mode & 0o777).toBe(0o600);
  });

  it("refuses a command of another version in one sentence", async () => {
    const hello = { version: "99.0.0", personKey: Buffer.alloc(32), alone: false };
    await expect(openRemote(controlAddress(folder) ?? "", hello)).rejects.toThrow(
      /the server on this data folder runs Retorno .*, this command is 99\.0\.0/,
    );
  });

  it("survives whoever speaks something else", async () => {
    for (const said of ["GET / HTTP/1.1\r\n\r\n", Buffer.alloc(64, 0xff), frame({ ask: "run" }), frame(null)]) {
      const socket = connect(controlAddress(folder) ?? "");
      socket.on("error", () => undefined);
      socket.write(said);
      await new Promise((resolve) => setTimeout(resolve, 20));
      socket.destroy();
    }
    const facts = await openDataFolder(folder);
    expect(await count(facts, "range(3)")).toBe(3);
    facts.close();
  });

  it("is found again where the folder's path is too long for one", async () => {
    const deep = join(folder, "a".repeat(120));
    mkdirSync(deep);
    const facts = await holdDataFolder(deep);
    const other = await listenForCommands(deep, facts);
    expect(readFileSync(join(deep, "control.path"), "utf8")).toContain("control.sock");
    const remote = await openDataFolder(deep);
    expect(await count(remote, "range(4)")).toBe(4);
    remote.close();
    await other.close();
    facts.close();
  });

  it("of a server that was killed is replaced", async () => {
    await control.close();
    writeFileSync(join(folder, "control.sock"), "");
    control = await listenForCommands(folder, held);
    const facts = await openDataFolder(folder);
    expect(await count(facts, "range(5)")).toBe(5);
    facts.close();
  });
});

it("no server, no facts through it", async () => {
  const hello = { version: "", personKey: Buffer.alloc(0), alone: false };
  expect(await openRemote(join(folder, "nobody.sock"), hello)).toBe(null);
});

it("what was under way when the server stopped is a fault to mend", async () => {
  const facts = await openDataFolder(folder);
  await control.close();
  await expect(facts.run(raw("select 1"))).rejects.toMatchObject({ code: "busy" });
  facts.close();
  control = await listenForCommands(folder, held);
});
