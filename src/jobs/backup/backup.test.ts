import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ZipFile } from "yazl";
import { z } from "zod";
import type { Arrival } from "../../intake/collect/arrival.ts";
import { Collector } from "../../intake/collect/collector.ts";
import { openZip } from "../../intake/exports/open/zip-file.ts";
import { KnownError } from "../../model/errors.ts";
import { openState, type State } from "../../state/database.ts";
import { daySalt } from "../../state/day-salts.ts";
import { addEntry, planEntries } from "../../state/plan/plan-entries.ts";
import { makeReceiptFolder, receiptFiles, receiptPath } from "../../state/receipts/receipt-files.ts";
import { addReceipt } from "../../state/receipts/receipts.ts";
import { addWorkspace, workspacesOf } from "../../state/workspaces/workspaces.ts";
import { openDataFolder } from "../../warehouse/data-folder.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { makeBackup } from "./make-backup.ts";
import { restoreBackup } from "./restore-backup.ts";

let scratch: string;
let folder: string;
let out: string;
let target: string;
let facts: Warehouse;
let state: State;

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), "backup-"));
  [folder, out, target] = [join(scratch, "data"), join(scratch, "backup.zip"), join(scratch, "restored")];
  facts = await openDataFolder(folder);
  state = await openState(folder);
  await addWorkspace(state, { id: "shop", name: "Shop", currency: "EUR", timeZone: "Europe/Madrid" });
});
afterEach(async () => {
  await state.destroy();
  facts.close();
  await rm(scratch, { recursive: true });
});

const arrival = (id: number): Arrival => ({
  workspace: "shop",
  source: "tracker",
  id: `event ${id}`,
  occurredMs: Date.UTC(2026, 0, 1) + id * 1000,
  kind: "page_view",
  visitor: BigInt(id % 97),
  page: `shop.example/p/${id % 31}`,
  facts: [{ table: "survey_answer", row: { id: `answer ${id}` } }],
});

const seqsOf = async (facts: Warehouse) => {
  const [seqs] = await facts.columns(raw("select seq from site_event order by seq"));
  return Array.from(seqs ?? []);
};

/** All there is in a folder by table, in an order that does not depend on how it stands on disk. */
async function contentOf(folder: string): Promise<Record<string, unknown>> {
  const facts = await openDataFolder(folder);
  const state = await openState(folder);
  try {
    const content: Record<string, unknown> = { workspaces: await workspacesOf(state) };
    const names = raw("select table_name as name from duckdb_tables() where database_name = current_database()");
    for (const { name } of await facts.rows(z.object({ name: z.string() }), names)) {
      const shape = z.object({ rows: z.number(), sum: z.string() });
      const sum = raw(`select count(*) as rows, coalesce(sum(hash(t)), 0)::varchar as sum from "${name}" as t`);
      content[name] = await facts.row(shape, sum);
    }
    content.key = readFileSync(join(folder, "person.key")).toString("hex");
    return content;
  } finally {
    await state.destroy();
    facts.close();
  }
}

const closed = async () => {
  await state.destroy();
  facts.close();
};

describe("a backup", () => {
  it("comes back as it was, with keys and without what must be forgotten", async () => {
    const collector = await Collector.open(await facts.lane());
    await collector.add(Array.from({ length: 5000 }, (_, index) => arrival(index)));
    await daySalt(state, "shop", "2026-01-01");
    const { manifest, bytes } = await makeBackup({ facts, folder }, out);
    expect(manifest.facts).toMatchObject({ lastSeq: 5000, tables: { site_event: 5000, survey_answer: 5000 } });
    expect(manifest.state.tables).toMatchObject({ workspace: 1, day_salt: 0 });
    expect(bytes).toBe(statSync(out).size);
    if (process.platform !== "win32") expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(await restoreBackup(out, target)).toEqual({ ...manifest, erasedAgain: 0 });
    if (process.platform !== "win32") expect(statSync(target).mode & 0o777).toBe(0o700);
    await closed();
    expect(await contentOf(target)).toEqual(await contentOf(folder));
    expect(readdirSync(scratch).sort()).toEqual(["backup.zip", "data", "restored"]);
    expect(readdirSync(folder).filter((name) => name.startsWith("retorno-"))).toEqual([]);
  });

  it("holds every event that was stored before it began, and each later one wholly or not, while events keep coming", async () => {
    const collector = await Collector.open(await facts.lane());
    await collector.add(Array.from({ length: 30_000 }, (_, index) => arrival(index)));
    let sent = 30_000;
    let storing = true;
    const live = (async () => {
      while (storing) {
        await collector.add(Array.from({ length: 20 }, () => arrival(sent++)));
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    })();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const before = collector.lastSeq;
    const { manifest } = await makeBackup({ facts, folder }, out);
    const after = collector.lastSeq;
    storing = false;
    await live;
    expect(after).toBeGreaterThan(before);
    expect(manifest.facts.lastSeq).toBeGreaterThanOrEqual(before);
    expect(manifest.facts.lastSeq).toBeLessThanOrEqual(after);
    expect(manifest.facts.tables.survey_answer).toBe(manifest.facts.tables.site_event);
    await restoreBackup(out, target);
    const restored = await openDataFolder(target);
    const seqs = await seqsOf(restored);
    expect(seqs).toEqual(Array.from({ length: manifest.facts.lastSeq }, (_, index) => index + 1));
    const more = await Collector.open(await restored.lane());
    await more.add([arrival(1), arrival(-1)]);
    expect(await seqsOf(restored)).toEqual([...seqs, manifest.facts.lastSeq + 1]);
    restored.close();
    expect(await seqsOf(facts)).toHaveLength(sent);
  });

  it("is not written where it cannot be, and leaves nothing", async () => {
    const nowhere = join(scratch, "missing", "backup.zip");
    await expect(makeBackup({ facts, folder }, nowhere)).rejects.toThrow(/cannot be written \(ENOENT\)/);
    await expect(makeBackup({ facts, folder }, folder)).rejects.toThrow(KnownError);
    expect(readdirSync(scratch).sort()).toEqual(["data"]);
    expect(readdirSync(folder).filter((name) => name.startsWith("retorno-"))).toEqual([]);
    const attached = raw("select count(*) as n from duckdb_databases() where not internal");
    expect(await facts.row(z.object({ n: z.number() }), attached)).toEqual({ n: 1 });
  });
});

describe("what is restored", () => {
  beforeEach(async () => {
    const collector = await Collector.open(await facts.lane());
    await collector.add(Array.from({ length: 50 }, (_, index) => arrival(index)));
    await makeBackup({ facts, folder }, out);
  });

  const refusal = async (file: string, into = target) => {
    const before = readdirSync(scratch).sort();
    const cause = await restoreBackup(file, into).then(
      () => null,
      (cause: unknown) => cause,
    );
    expect(cause).toBeInstanceOf(KnownError);
    expect(readdirSync(scratch).sort()).toEqual(before);
    return (cause as KnownError).message.replaceAll(`${scratch}/`, "");
  };

  const zipOf = async (parts: Record<string, Buffer>): Promise<string> => {
    const zip = new ZipFile();
    for (const [name, content] of Object.entries(parts)) zip.addBuffer(content, name);
    zip.end();
    const file = join(scratch, "made.zip");
    const written: Buffer[] = [];
    for await (const part of zip.outputStream) written.push(part as Buffer);
    writeFileSync(file, Buffer.concat(written));
    return file;
  };

  const partsOf = async (): Promise<Record<string, Buffer>> => {
    const zip = await openZip(out);
    const parts: Record<string, Buffer> = {};
    for (const entry of zip.entries) {
      const written: Buffer[] = [];
      for await (const part of await entry.content()) written.push(part);
      parts[entry.name] = Buffer.concat(written);
    }
    zip.close();
    return parts;
  };

  const changed = async (change: (manifest: Record<string, never>) => void): Promise<string> => {
    const parts = await partsOf();
    const manifest = JSON.parse(String(parts["manifest.json"]));
    change(manifest);
    return zipOf({ ...parts, "manifest.json": Buffer.from(JSON.stringify(manifest)) });
  };

  it("goes into an empty folder, as a disk of its own is", async () => {
    mkdirSync(join(target, "lost+found"), { recursive: true });
    await restoreBackup(out, target);
    await closed();
    expect(await contentOf(target)).toEqual(await contentOf(folder));
  });

  it("never goes over what is there", async () => {
    expect(await refusal(out, folder)).toBe("data is not empty, and a backup is never laid over what is there");
    expect(await refusal(out, out)).toBe("backup.zip cannot be used (ENOTDIR)");
    expect(await refusal(out, join(scratch, "missing", "data"))).toMatch(
      /cannot be restored to missing\/data \(ENOENT\)/,
    );
  });

  it("is refused where the file is something else", async () => {
    const text = join(scratch, "orders.csv");
    writeFileSync(text, "id,total\n1,2\n");
    expect(await refusal(text)).toBe("orders.csv is no backup of Retorno");
    writeFileSync(text, "");
    expect(await refusal(text)).toBe("orders.csv is no backup of Retorno");
    expect(await refusal(await zipOf({ "orders.csv": Buffer.from("id\n1\n") }))).toBe(
      "made.zip is no backup of Retorno",
    );
    expect(await refusal(await zipOf({ "manifest.json": Buffer.from("[") }))).toBe("made.zip is no backup of Retorno");
    expect(await refusal(join(scratch, "none.zip"))).toBe("none.zip cannot be read (ENOENT)");
    expect(await refusal(scratch)).toMatch(/ cannot be read \(EISDIR\)$/);
  });

  it("is refused where a newer Retorno wrote it", async () => {
    const newer = "made.zip was written by a newer Retorno";
    expect(await refusal(await changed((manifest: { version?: number }) => (manifest.version = 4)))).toBe(newer);
    const laterFacts = (manifest: { facts?: { migrations: string[] } }) =>
      manifest.facts?.migrations.push("9999-later.sql");
    expect(await refusal(await changed(laterFacts))).toBe(newer);
    const laterState = (manifest: { state?: { version: number } }) =>
      Object.assign(manifest.state ?? {}, { version: 999 });
    expect(await refusal(await changed(laterState))).toBe(newer);
  });

  it("is refused where it does not hold what it says", async () => {
    const damaged = "made.zip is cut off or damaged, and nothing was restored";
    const fewer = (manifest: { facts?: { tables: Record<string, number> } }) =>
      Object.assign(manifest.facts?.tables ?? {}, { site_event: 49 });
    expect(await refusal(await changed(fewer))).toBe(damaged);
    const parts = await partsOf();
    expect(await refusal(await zipOf({ ...parts, "person.key": Buffer.alloc(32) }))).toBe(damaged);
    expect(await refusal(await zipOf({ ...parts, extra: Buffer.alloc(1) }))).toBe(damaged);
    const { "person.key": _, ...without } = parts;
    expect(await refusal(await zipOf(without))).toBe(damaged);
  });

  it("is refused where it would fill the disk", async () => {
    const zeros = Buffer.alloc(80 * 2 ** 20);
    const bomb = async (bytes: number) =>
      changed((manifest: { parts?: Record<string, { bytes: number }> }) =>
        Object.assign(manifest.parts?.["facts.duckdb"] ?? {}, { bytes }),
      );
    expect(await refusal(await bomb(2 ** 50))).toMatch(
      /^what the backup holds needs [\d,]+ MB, and the disk has less$/,
    );
    const manifest = JSON.parse(String((await partsOf())["manifest.json"]));
    manifest.parts["facts.duckdb"].bytes = zeros.length;
    const parts = { ...(await partsOf()), "facts.duckdb": zeros };
    const file = await zipOf({ ...parts, "manifest.json": Buffer.from(JSON.stringify(manifest)) });
    expect(statSync(file).size).toBeLessThan(2 ** 20);
    expect(await refusal(file)).toBe("made.zip is cut off or damaged, and nothing was restored");
  });

  it("is refused or comes back whole, wherever bytes are damaged or cut off", async () => {
    const bytes = readFileSync(out);
    const file = join(scratch, "damaged.zip");
    writeFileSync(file, bytes);
    await closed();
    const whole = await contentOf(folder);
    let refused = 0;
    const at = fc.integer({ min: 0, max: bytes.length - 1 });
    await fc.assert(
      fc.asyncProperty(at, fc.integer({ min: 1, max: 255 }), fc.boolean(), async (place, change, cut) => {
        const damaged = cut ? bytes.subarray(0, place) : Buffer.from(bytes);
        if (!cut) damaged[place] = (damaged[place] ?? 0) ^ change;
        writeFileSync(file, damaged);
        const before = readdirSync(scratch);
        const cause = await restoreBackup(file, target).then(
          () => null,
          (cause: unknown) => cause,
        );
        if (cause === null) {
          expect(await contentOf(target)).toEqual(whole);
          await rm(target, { recursive: true });
        } else {
          expect(cause).toBeInstanceOf(KnownError);
          refused++;
        }
        expect(readdirSync(scratch)).toEqual(before);
      }),
      {
        numRuns: 60,
        examples: [
          [0, 1, false],
          [bytes.length - 1, 1, false],
          [bytes.length - 30, 8, false],
        ],
      },
    );
    expect(refused).toBeGreaterThan(40);
    facts = await openDataFolder(folder);
    state = await openState(folder);
  });
});

describe("receipts", () => {
  const bytes = Buffer.from("%PDF-1.7 an invoice");
  const told = { workspace: "shop", cost: "tool", id: "r1", name: "März.pdf", type: "application/pdf" as const };
  const actor = { kind: "operator" } as const;
  const lay = async (content = bytes) => {
    await addEntry(state, { workspace: "shop", kind: "cost", actor }, { ...tool });
    const [cost] = await planEntries(state, "shop", "cost");
    await makeReceiptFolder(folder, "shop");
    writeFileSync(receiptPath(folder, "shop", "r1"), content, { mode: 0o600 });
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    await addReceipt(state, { ...told, cost: cost?.id ?? "", bytes: bytes.length, sha256, actor, now: 1 });
  };
  const tool = { what: "Tool", category: "tools", amount: "10", from: "2026-01-01", to: "2026-02-01" };

  it("come back with their files, for their owner alone; what no record names stays behind", async () => {
    await lay();
    writeFileSync(receiptPath(folder, "shop", "left"), "on its way in");
    const { manifest } = await makeBackup({ facts, folder }, out);
    expect(manifest.receipts).toEqual({ files: 1, bytes: bytes.length });
    await restoreBackup(out, target);
    expect((await receiptFiles(target)).map(({ id }) => id)).toEqual(["r1"]);
    const path = receiptPath(target, "shop", "r1");
    expect(readFileSync(path)).toEqual(bytes);
    if (process.platform !== "win32") expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(receiptPath(folder, "shop", "r1"))).toEqual(bytes);
  });

  it("that were changed on the way are not taken for the ones that were kept", async () => {
    await lay(Buffer.from("%PDF-1.7 another one"));
    await makeBackup({ facts, folder }, out);
    await expect(restoreBackup(out, target)).rejects.toThrow(/cut off or damaged, and nothing was restored/);
  });
});
