import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { keepBackupSchedule } from "../../state/backup-schedule.ts";
import { openState, type State } from "../../state/database.ts";
import { secretBoxIn } from "../../state/secrets/secret-box.ts";
import { addWorkspace } from "../../state/workspaces/workspaces.ts";
import { openDataFolder, personKeyIn } from "../../warehouse/data-folder.ts";
import { personHasher, workspaceKey } from "../../warehouse/person-key.ts";
import { raw } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { erasePerson } from "../privacy/erase-person.ts";
import { scrubFacts } from "../privacy/erasures-job.ts";
import { keysOfPerson } from "../privacy/keys-of-person.ts";
import { backupJob } from "./backup-job.ts";
import { restoreBackup } from "./restore-backup.ts";

let scratch: string;
let folder: string;
let backups: string;
let target: string;
let facts: Warehouse;
let state: State;

const email = "zoe.quist@priv.example";

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), "erase-again-"));
  [folder, backups, target] = [join(scratch, "data"), join(scratch, "backups"), join(scratch, "restored")];
  mkdirSync(backups);
  facts = await openDataFolder(folder, "shop");
  state = await openState(folder);
  secretBoxIn(folder);
  await addWorkspace(state, { id: "shop", name: "Shop", currency: "EUR", timeZone: "Europe/Madrid" });
  await keepBackupSchedule(state, { folder: backups, keep: 7 });
  await facts.run(
    raw(`insert into "order" (workspace, source, id, occurred_at, told_at, person, currency, total_minor, counted, referrer)
    select 'shop', -2, concat('O-', i), timestamptz '2026-01-01 00:00:00+00' + to_hours(i), timestamptz '2026-01-01 00:00:00+00' + to_hours(i),
      person_hash(concat('other', i, '@x.example')), 'EUR', 100 * i, true, null from range(500) as t(i);
    insert into "order" (workspace, source, id, occurred_at, told_at, person, currency, total_minor, counted, referrer)
    values ('shop', -2, 'ZQ-1001', timestamptz '2026-01-05 12:34:56+00', timestamptz '2026-01-05 12:34:56+00', person_hash('${email}'), 'EUR', 7700, true, 'https://zoequist.example/');
    insert into survey_answer (workspace, source, id, person, occurred_at, answer)
    values ('shop', -2, 's1', person_hash('${email}'), timestamptz '2026-01-05 12:34:56+00', 'zqanswer from my cousin');
    insert into site_event (workspace, source, seq, id, occurred_at, received_at, kind, visitor)
    values ('shop', -2, 1, 1, timestamptz '2026-01-05 12:34:56+00', timestamptz '2026-01-05 12:34:56+00', 'purchase', person_hash('${email}'))`),
  );
});
afterEach(async () => {
  await state.destroy();
  facts.close();
  await rm(scratch, { recursive: true });
});

const key = () => workspaceKey(personKeyIn(folder), "shop");

const backUp = () =>
  backupJob
    .run({ facts, state, folder, clock: Date.now, lastSeq: () => 1 })
    .then((said) => join(backups, said.split(" ")[0] ?? ""));

async function eraseZoe(): Promise<void> {
  const place = { lane: facts, state, folder, workspace: "shop", timeZone: "Europe/Madrid" };
  const asked = { actor: { kind: "operator" }, now: Date.now() } as const;
  expect(await erasePerson(place, keysOfPerson(key(), { email }), asked)).not.toBeNull();
  await scrubFacts(facts);
}

function traces(inFolder: string): string[] {
  const hash = personHasher(key())(email) ?? 0n;
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(hash);
  const needles = [email, "ZQ-1001", "zoequist", "zqanswer", String(hash), bytes, Buffer.from(bytes).reverse()];
  return readdirSync(inFolder, { recursive: true, encoding: "utf8" })
    .map((name) => join(inFolder, name))
    .filter((file) => statSync(file).isFile())
    .flatMap((file) =>
      needles.filter((needle) => readFileSync(file).includes(needle)).map((needle) => `${needle} in ${file}`),
    );
}

const Sum = z.object({ orders: z.number(), total: z.number() });
const sum = (of: Warehouse) => of.row(Sum, raw('select count(*) as orders, sum(total_minor) as total from "order"'));

describe("a backup made before somebody was erased", () => {
  it("is restored without a trace of them, by the list beside it, and its sums are the same", async () => {
    const file = await backUp();
    const before = await sum(facts);
    await eraseZoe();
    expect(traces(folder)).toEqual([]);
    const restored = await restoreBackup(file, target);
    expect(restored.erasedAgain).toBe(3);
    expect(traces(target)).toEqual([]);
    expect(existsSync(join(target, "secrets.key"))).toBe(true);
    expect(readFileSync(join(target, "erasures.jsonl"), "utf8")).toBe(
      readFileSync(join(backups, "erasures.jsonl"), "utf8"),
    );
    const opened = await openDataFolder(target, "shop");
    expect(await sum(opened)).toEqual(before);
    opened.close();
  }, 60_000);

  it("is restored so by a list that is named, or that stands in the new folder", async () => {
    const file = await backUp();
    await eraseZoe();
    const list = join(scratch, "list.jsonl");
    copyFileSync(join(folder, "erasures.jsonl"), list);
    rmSync(join(backups, "erasures.jsonl"));
    await expect(restoreBackup(file, target, { erasures: join(scratch, "none") })).rejects.toThrow(
      "there is no list of erasures",
    );
    expect((await restoreBackup(file, target, { erasures: list })).erasedAgain).toBe(3);
    expect(traces(target)).toEqual([]);
    const other = join(scratch, "other");
    mkdirSync(other);
    copyFileSync(list, join(other, "erasures.jsonl"));
    expect((await restoreBackup(file, other)).erasedAgain).toBe(3);
    expect(traces(other)).toEqual([]);
  }, 60_000);

  it("has whoever was never erased as before", async () => {
    const file = await backUp();
    expect((await restoreBackup(file, target)).erasedAgain).toBe(0);
    expect(traces(target)).not.toEqual([]);
  }, 60_000);
});
