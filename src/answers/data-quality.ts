import type { DataQuality } from "../model/data-quality.ts";
import { dataQuality as ask } from "../questions/data-quality/data-quality.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { keptExports } from "./kept-exports.ts";
import type { KnownFile } from "./live-files.ts";
import type { Place } from "./place.ts";
import { type Asked, roiQuestion } from "./roi-question.ts";

/** How far the facts that are kept of a workspace may be trusted, over the days that are asked about. */
export async function dataQuality(
  facts: Warehouse,
  place: Place,
  { from, to, nowMs }: Asked["period"] & { nowMs: number },
): Promise<DataQuality> {
  let files: KnownFile[] = [];
  const load = async (where: Place) => {
    files = await keptExports(facts, where);
    return files;
  };
  const asked: Asked = { period: { from, to }, lookbackDays: null, currency: null };
  const { question, setAside } = await roiQuestion(facts, load, place, asked);
  const nameOf = new Map(files.map(({ source, file }) => [source, file]));
  return ask(facts, question.scope, { sources: question.sources, setAside, nameOf }, nowMs);
}
