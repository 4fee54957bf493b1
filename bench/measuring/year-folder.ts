import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { printFigure } from "./print-figure.ts";
import { fewOrders, layYear } from "./site-year.ts";

/** The data folder of a site's year with so many visits, of which one in `visitsAnOrder` ends in an order; made once, which takes minutes, and kept. */
export async function yearFolder({
  visits,
  visitsAnOrder,
}: {
  visits: number;
  visitsAnOrder: number;
}): Promise<string> {
  const name = visitsAnOrder === fewOrders ? `journeys-${visits}` : `journeys-${visits}-${visitsAnOrder}`;
  const folder = join(import.meta.dirname, "..", "out", name);
  if (existsSync(folder)) return folder;
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(join(making, ".."), { recursive: true });
  const started = performance.now();
  await layYear(making, visits, visitsAnOrder);
  renameSync(making, folder);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  printFigure({ figure: "events made by SQL, once", measured: `${seconds} s` });
  return folder;
}
