import { randomBytes } from "node:crypto";
import { z } from "zod";
import { type Actor, actorText } from "../model/actor.ts";
import type { State } from "./database.ts";
import { audited } from "./people/audit.ts";

/** A person who was erased from a workspace, by the marks of the keys they went by: keyed hashes that name nobody. */
export interface Erasure {
  readonly id: string;
  readonly workspace: string;
  readonly erasedMs: number;
  readonly marks: readonly string[];
}

/** Keeps an erasure, so that nothing brings the person back; answers its id. The audit says that it was done, not of whom. */
export function keepErasure(
  state: State,
  { workspace, actor, marks, now }: { workspace: string; actor: Actor; marks: readonly string[]; now: number },
): Promise<string> {
  const id = randomBytes(8).toString("hex");
  return audited(state, { actor, workspace, now }, async (within) => {
    await lay(within, { id, workspace, erasedMs: now, marks }, actorText(actor));
    return { change: { action: "person.erase", subject: id, was: null, became: null }, answer: id };
  });
}

/** The erasures of a workspace, or of all, the first first. */
export async function erasuresOf(state: State, workspace: string | null): Promise<Erasure[]> {
  let asked = state.selectFrom("erasure").select(["id", "workspace", "erased_at"]).orderBy("erased_at").orderBy("id");
  if (workspace !== null) asked = asked.where("workspace", "=", workspace);
  const marks = Map.groupBy(await state.selectFrom("erasure_mark").selectAll().execute(), ({ erasure }) => erasure);
  return (await asked.execute()).map((row) => ({
    id: row.id,
    workspace: row.workspace,
    erasedMs: row.erased_at,
    marks: (marks.get(row.id) ?? []).map(({ mark }) => mark),
  }));
}

/** Takes erasures in that another list knows; answers how many were new. */
export async function addErasures(state: State, erasures: readonly Erasure[]): Promise<number> {
  const known = new Set((await state.selectFrom("erasure").select("id").execute()).map(({ id }) => id));
  const added = [...new Map(erasures.map((erasure) => [erasure.id, erasure])).values()].filter(
    ({ id }) => !known.has(id),
  );
  for (const erasure of added) await lay(state, erasure, "list");
  return added.length;
}

async function lay(state: State, { id, workspace, erasedMs, marks }: Erasure, actor: string): Promise<void> {
  await state.insertInto("erasure").values({ id, workspace, erased_at: erasedMs, actor, scrubbed_at: null }).execute();
  for (let from = 0; from < marks.length; from += 500) {
    const rows = marks.slice(from, from + 500).map((mark) => ({ erasure: id, mark }));
    await state.insertInto("erasure_mark").values(rows).execute();
  }
}

/** Whether the traces of an erasure in the files are written over. */
export async function isScrubbed(state: State, id: string): Promise<boolean> {
  const row = await state.selectFrom("erasure").select("scrubbed_at").where("id", "=", id).executeTakeFirst();
  return row?.scrubbed_at !== null;
}

/** The erasures whose traces are still to be written over. */
export async function unscrubbed(state: State): Promise<string[]> {
  const rows = await state.selectFrom("erasure").select("id").where("scrubbed_at", "is", null).execute();
  return rows.map(({ id }) => id);
}

/** Keeps that the traces of erasures are written over. */
export async function noteScrubbed(state: State, ids: readonly string[], now: number): Promise<void> {
  if (ids.length > 0) await state.updateTable("erasure").set({ scrubbed_at: now }).where("id", "in", ids).execute();
}

const Line = z.object({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  workspace: z.string(),
  erased: z.iso.datetime(),
  marks: z.array(z.string().regex(/^[0-9a-f]{16}$/)),
});

/** A list of erasures as a file has it: one a line, in hashes. */
export const erasureLines = (erasures: readonly Erasure[]): string =>
  erasures
    .map(({ id, workspace, erasedMs, marks }) =>
      JSON.stringify({ id, workspace, erased: new Date(erasedMs).toISOString(), marks }),
    )
    .map((line) => `${line}\n`)
    .join("");

/** Reads such a file; throws where a line is none. */
export const parseErasures = (text: string): Erasure[] =>
  text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const { erased, ...rest } = Line.parse(JSON.parse(line));
      return { ...rest, erasedMs: Date.parse(erased) };
    });
