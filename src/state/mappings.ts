import { Mapping } from "../model/mapping.ts";
import type { State } from "./database.ts";

/** A mapping with the file it was made for. */
export type KeptMapping = Mapping & { readonly file: string };

/** How files that nothing recognises are read in a workspace, by the names of the files. */
export async function mappingsOf(state: State, workspace: string): Promise<KeptMapping[]> {
  const rows = await state
    .selectFrom("mapping")
    .selectAll()
    .where("workspace", "=", workspace)
    .orderBy("file")
    .execute();
  return rows.map(({ file, mapping }) => ({ ...Mapping.parse(JSON.parse(mapping)), file }));
}

/** Keeps a mapping in the place of one for the same file. */
export async function keepMapping(state: State, workspace: string, { file, ...rest }: KeptMapping): Promise<void> {
  const mapping = JSON.stringify(rest);
  await state
    .insertInto("mapping")
    .values({ workspace, file, mapping })
    .onConflict((conflict) => conflict.columns(["workspace", "file"]).doUpdateSet({ mapping }))
    .execute();
}

export async function deleteMapping(state: State, workspace: string, file: string): Promise<void> {
  await state.deleteFrom("mapping").where("workspace", "=", workspace).where("file", "=", file).execute();
}
