import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openState, type State } from "../../src/state/database.ts";
import { addSite, addWorkspace } from "../../src/state/workspaces/workspaces.ts";

export interface BenchFolder {
  readonly path: string;
  /** The key of its only site. */
  readonly site: string;
  remove(): void;
}

/** A data folder with one workspace and one site; `more` lays in what else a bench needs. */
export async function benchFolder(
  more: (state: State) => Promise<void> = async () => {},
  parent = tmpdir(),
): Promise<BenchFolder> {
  const path = mkdtempSync(join(parent, "retorno-bench-"));
  const state = await openState(path);
  await addWorkspace(state, { id: "shop", name: "Shop", currency: "EUR", timeZone: "Europe/Madrid" });
  const site = await addSite(state, { workspace: "shop", name: "Shop", hosts: ["shop.example"] });
  await more(state);
  await state.destroy();
  return { path, site: site.key, remove: () => rmSync(path, { recursive: true }) };
}
