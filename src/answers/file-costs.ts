import { importsOf } from "../intake/exports/import-log.ts";
import type { CostEntry } from "../model/cost.ts";
import type { CostOrigin } from "../model/cost-report.ts";
import { type LiveSource, liveSources } from "../model/live-source.ts";
import { costSources } from "../questions/costs/cost-sources.ts";
import { costRows } from "../questions/roi/cost-rows.ts";
import { costEntriesFromRows } from "../state/plan/cost-sheet.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";

/** A cost that stands in a spreadsheet, or that a program told of: it is changed where it came from. */
export interface FileCost {
  readonly entry: CostEntry;
  readonly origin: CostOrigin;
}

/** The costs that stand in sources, in their order: by the rules of the statement. */
export async function fileCosts(
  facts: Warehouse,
  workspace: string,
  sources: readonly { readonly source: number; readonly file: string }[],
): Promise<FileCost[]> {
  const found: FileCost[] = [];
  for (const { source, file } of sources) {
    const { header, rows } = await costRows(facts, workspace, source);
    const { entries } = costEntriesFromRows(header, rows, file);
    const origin = originOf(source, file);
    found.push(...entries.map((entry) => ({ entry, origin })));
  }
  return found;
}

/** The same of all that is kept. */
export async function keptFileCosts(facts: Warehouse, workspace: string): Promise<FileCost[]> {
  const sources = await costSources(facts, workspace);
  if (sources.length === 0) return [];
  const files = new Map((await importsOf(facts, workspace)).map(({ id, file }) => [id, file]));
  return fileCosts(
    facts,
    workspace,
    sources.map((source) => ({ source, file: files.get(source) ?? "" })),
  );
}

const liveOf = new Map<number, LiveSource>(
  Object.entries(liveSources).map(([name, source]) => [source, name as LiveSource]),
);

function originOf(source: number, file: string): CostOrigin {
  const live = liveOf.get(source);
  return live === undefined ? { kind: "file", name: file, import: String(source) } : { kind: "live", name: live };
}
