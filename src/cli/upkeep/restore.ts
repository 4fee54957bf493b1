import { restoreBackup } from "../../jobs/backup/restore-backup.ts";
import { count } from "../../reports/figures.ts";
import { onlyWord } from "../action.ts";
import { oneOf, readOptions } from "../options.ts";
import { output } from "../output.ts";
import { defaultDataFolder } from "../setup/chosen-workspace.ts";

/** `retorno restore FILE`: a backup, checked whole, into a folder that is new or empty. */
export async function restore(args: readonly string[]): Promise<number> {
  const { values, paths } = readOptions(args, ["data", "erasures", "format"]);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  const file = onlyWord(paths, "the backup to restore", "such as retorno restore retorno-backup-….zip --data DIR");
  const folder = values.data ?? defaultDataFolder;
  const manifest = await restoreBackup(
    file,
    folder,
    values.erasures === undefined ? {} : { erasures: values.erasures },
  );
  const { facts, created, erasedAgain } = manifest;
  const again =
    erasedAgain === 0 ? "" : `${count(erasedAgain)} rows of persons who were erased since are erased again\n`;
  const text =
    format === "json"
      ? `${JSON.stringify({ folder, ...manifest }, null, 1)}\n`
      : `${folder} stands as it was on ${created.slice(0, 16).replace("T", " ")} UTC: ${count(facts.lastSeq)} events; sums and rows checked\n${again}`;
  await output(text, undefined);
  return 0;
}
