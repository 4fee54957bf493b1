import { resolve } from "node:path";

/** Where everything is kept unless `--data` says otherwise. */
export const ownDataFolder = "retorno-data";

/** A data folder as it is written in a command, and as short as that goes. */
export function folderInCommands(folder: string): string {
  if (resolve(folder) === resolve(ownDataFolder)) return ownDataFolder;
  return /^[\w./:@+\\-]+$/.test(folder) ? folder : `"${folder}"`;
}

/** What a command needs after it to mean a data folder; nothing where it does so by itself. */
export const dataOption = (folder: string): string =>
  resolve(folder) === resolve(ownDataFolder) ? "" : ` --data ${folderInCommands(folder)}`;
