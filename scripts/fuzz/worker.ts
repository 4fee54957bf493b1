// Runs cases that fuzz.ts sends, in a process of its own: one that hangs or dies can be told apart and ended.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openDuckDb } from "../../src/warehouse/engines/duckdb.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { corpus, type Fixture } from "./corpus.ts";
import { type Answer, answerOf, differences, forget } from "./judge.ts";
import type { Mutation } from "./mutation.ts";
import { randomOf } from "./random.ts";
import { rewritings } from "./rewrite-table.ts";
import { byteDamages } from "./spoil-bytes.ts";
import { textDamages } from "./spoil-text.ts";
import { workbookDamages } from "./spoil-workbook.ts";

/** One thing the worker tells: that it is ready, what it is about to read, or what came of it. */
export type Told =
  | { readonly kind: "ready" | "none" }
  | { readonly kind: "reading"; readonly what: string; readonly file: string }
  | { readonly kind: "done"; readonly faults: readonly string[]; readonly seconds: number };

/** A case to run: everything about it follows from these numbers. */
export interface Case {
  readonly seed: number;
  readonly number: number;
}

const mutations: readonly Mutation[] = [...rewritings, ...textDamages, ...byteDamages, ...workbookDamages];
/** A warehouse is opened anew after this many cases. */
const casesOfWarehouse = 100;

const { FUZZ_SCRATCH: scratch = "", FUZZ_MUTATION: words = "", FUZZ_FIXTURE: path = "" } = process.env;
const wanted = mutations.filter(({ name }) => name.includes(words));
const fixtures = await corpus(path);
const sound = new Map<Fixture, Promise<Answer>>();
let warehouse: Warehouse = await openDuckDb();
let cases = 0;

process.on("message", (message: Case) => {
  void run(message).then(tell, (cause: unknown) =>
    tell({ kind: "done", faults: [`making it: ${textOf(cause)}`], seconds: 0 }),
  );
});
tell({ kind: "ready" });

async function run({ seed, number }: Case): Promise<Told> {
  if (++cases % casesOfWarehouse === 0) {
    warehouse.close();
    warehouse = await openDuckDb();
  }
  const random = randomOf(seed, number);
  const made = await make(random);
  if (made === null) return { kind: "none" };
  const { fixture, mutation, spoilt } = made;
  const what = `${mutation.name}: ${fixture.id}/${fixture.name}`;
  const expected = mutation.must === "same" || mutation.must === "part" ? await soundAnswer(fixture) : null;
  const folder = join(scratch, "case");
  await mkdir(folder, { recursive: true });
  const file = join(folder, spoilt.name);
  try {
    await writeFile(file, spoilt.bytes);
    tell({ kind: "reading", what, file });
    const began = performance.now();
    const faults = await judged(file, mutation, expected);
    return { kind: "done", faults, seconds: (performance.now() - began) / 1000 };
  } finally {
    await forget(warehouse, "case").catch(() => undefined);
  }
}

/** Most combinations fit at once; a mutation that never fits the fixtures wanted makes an empty case. */
async function make(random: ReturnType<typeof randomOf>) {
  for (let tries = 0; tries < 50; tries++) {
    const mutation = random.pick(wanted);
    if (mutation.rare && wanted.length > 1 && !random.chance(8)) continue;
    const fitting = fixtures.filter(({ isXlsx }) => isXlsx || !mutation.name.startsWith("xlsx: "));
    if (fitting.length === 0) continue;
    const fixture = random.pick(fitting);
    const spoilt = await mutation.make(fixture, random);
    if (spoilt !== null) return { fixture, mutation, spoilt };
  }
  return null;
}

async function judged(file: string, { must }: Mutation, expected: Answer | null): Promise<string[]> {
  try {
    const answer = await answerOf(warehouse, file, "case");
    const faults = [...answer.faults];
    if (expected !== null) faults.push(...differences(expected, answer, { part: must === "part" }));
    if (must === "nothing" && answer.rows > 0) faults.push(`${answer.rows} rows were read`);
    return faults;
  } catch (cause) {
    return [`threw ${textOf(cause)}`];
  }
}

const textOf = (cause: unknown): string => (cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));

function soundAnswer(fixture: Fixture): Promise<Answer> {
  const known = sound.get(fixture) ?? readSound(fixture);
  sound.set(fixture, known);
  return known;
}

async function readSound({ name, bytes }: Fixture): Promise<Answer> {
  const folder = join(scratch, "sound");
  await mkdir(folder, { recursive: true });
  const file = join(folder, name);
  await writeFile(file, bytes);
  try {
    return await answerOf(warehouse, file, "sound");
  } finally {
    await forget(warehouse, "sound");
    await rm(file);
  }
}

function tell(told: Told): void {
  process.send?.(told);
}
