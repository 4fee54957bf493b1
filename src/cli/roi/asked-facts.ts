import { existsSync } from "node:fs";
import { join } from "node:path";
import type { KnownFile } from "../../answers/live-files.ts";
import { loadExports } from "../../answers/load-exports.ts";
import { type Place, placeOf } from "../../answers/place.ts";
import { KnownError } from "../../model/errors.ts";
import type { Plan } from "../../model/plan.ts";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { progressBar } from "../progress-bar.ts";

/** Facts to ask a question of, whose they are, and what brings the files' rows in. Close the warehouse when done. */
export interface AskedFacts {
  readonly warehouse: Warehouse;
  readonly place: Place;
  readonly load: (place: Place) => Promise<KnownFile[]>;
}

/** The facts of files, of which nothing is kept, or with `data` those that a folder keeps. */
export async function askedFacts(
  paths: readonly string[],
  { data, workspace, plan }: { data: string | undefined; workspace: string | undefined; plan: Plan | null },
): Promise<AskedFacts> {
  if (data !== undefined) {
    const { warehouse, place } = await openData(data, workspace, plan);
    const { keptExports } = await import("../../answers/kept-exports.ts");
    return { warehouse, place, load: (where) => keptExports(warehouse, where) };
  }
  const warehouse = await openDuckDb();
  const load = (where: Place) => loadExports(warehouse, paths, { ...where, watch: progressBar });
  return { warehouse, place: placeOf(plan), load };
}

/** Refuses what cannot be meant, before anything is read; `command` is what to say instead. */
export function refuseUnlessClear(
  command: string,
  paths: readonly string[],
  { data, workspace }: { data: string | undefined; workspace: string | undefined },
): void {
  if (data === undefined && paths.length === 0) refuseWithoutFiles(command);
  if (data !== undefined && paths.length > 0) {
    throw new KnownError("invalid_request", "files and --data are given", { hint: "give one of them" });
  }
  if (data === undefined && workspace !== undefined) {
    throw new KnownError("invalid_request", "--workspace is about what was imported", { hint: "give --data as well" });
  }
}

/** Whoever has imported before asks of that; reading it unasked would answer another question than the one with files. */
function refuseWithoutFiles(command: string): void {
  if (!existsSync(join(defaultData, "facts.duckdb"))) return;
  throw new KnownError("invalid_request", "no files are given", {
    hint: `for what stands in ${defaultData} say ${command} --data ${defaultData}, else name the folder or files you downloaded`,
  });
}

const defaultData = "retorno-data";

async function openData(folder: string, workspace: string | undefined, plan: Plan | null) {
  const { openDataFolder, refuseIfNoData } = await import("../../warehouse/data-folder.ts");
  const { placeIn } = await import("../setup/chosen-workspace.ts");
  refuseIfNoData(folder);
  const place = await placeIn(folder, workspace, plan);
  return { warehouse: await openDataFolder(folder, place.workspace), place };
}
