import { readFile, stat } from "node:fs/promises";
import { KnownError } from "../../model/errors.ts";
import { addressFaults, faultInWords, type NamingFault } from "../../model/naming.ts";
import type { Naming } from "../../model/naming-rules.ts";
import { plainText } from "../../reports/cell-text.ts";
import { hasState } from "../../state/database.ts";
import { oneOf, readOptions } from "../options.ts";
import { output } from "../output.ts";
import { planIn } from "../roi/plan-in.ts";
import { defaultDataFolder, openRecords } from "../setup/chosen-workspace.ts";

/** An address and the line it stands on; what is given on the command line is line null. */
interface Address {
  readonly line: number | null;
  readonly url: string;
}

/**
 * `retorno link lint URL|FILE…`: what is wrong with the tags of addresses, wherever they are from. Exit 1 where one breaks
 * the plan's naming rules.
 */
export async function linkLint(args: readonly string[]): Promise<number> {
  const { values, paths } = readOptions(args, ["data", "workspace", "plan", "format"]);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  if (paths.length === 0) {
    throw new KnownError("invalid_request", "it takes addresses, or files with addresses", {
      hint: "such as retorno link lint https://shop.example/?utm_source=ig",
    });
  }
  const naming = await namingRules(values);
  const addresses = (await Promise.all(paths.map(addressesIn))).flat();
  const looked = addresses.map((address) => ({ ...address, faults: addressFaults(address.url, naming) }));
  await output(format === "json" ? `${JSON.stringify(looked, null, 1)}\n` : inWords(looked), undefined);
  return looked.some(({ faults }) => faults.some(({ kind }) => kind === "refused")) ? 1 : 0;
}

async function namingRules(values: { data?: string; workspace?: string; plan?: string }): Promise<Naming | undefined> {
  if (values.plan !== undefined) return (await planIn(values.plan))?.naming;
  const folder = values.data ?? defaultDataFolder;
  if (!hasState(folder) && values.workspace === undefined) return undefined;
  const { state, workspace } = await openRecords(folder, values.workspace);
  await state.destroy();
  return workspace.plan?.naming;
}

async function addressesIn(path: string): Promise<Address[]> {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) return [{ line: null, url: path }];
  const text = (await stat(path).catch(() => null))?.isFile() ? await readFile(path, "utf8") : null;
  if (text === null) {
    throw new KnownError("invalid_request", `${path} is neither an address nor a file`, {
      hint: "give a whole address that begins with https://, or a file with one a line",
    });
  }
  const found = text
    .split(/\r\n|\r|\n/)
    .flatMap((line, at) => Array.from(line.matchAll(urlShape), ([url]) => ({ line: at + 1, url })));
  if (found.length > 0) return found;
  throw new KnownError("source_rejected", `there is no address in ${path}`, { hint: "put one on each line" });
}

/** Up to what ends an address in a list, a csv or a text. */
const urlShape = /https?:\/\/[^\s"'<>;,|]+/gi;

function inWords(looked: readonly (Address & { faults: readonly NamingFault[] })[]): string {
  const wrong = looked.filter(({ faults }) => faults.length > 0);
  const lines = wrong.flatMap(({ line, url, faults }) => [
    `${line === null ? "" : `line ${line}: `}${plainText(url)}\n`,
    ...faults.map((fault) => `  ${fault.kind === "refused" ? "wrong" : "note "}  ${plainText(faultInWords(fault))}\n`),
  ]);
  return `${lines.join("")}${summary(wrong.length, looked.length)}\n`;
}

function summary(wrong: number, all: number): string {
  if (all === 1) return wrong === 0 ? "nothing is wrong with the address" : "something is wrong with the address";
  if (wrong === 0) return `nothing is wrong with the ${all} addresses`;
  return `something is wrong with ${wrong === all ? `all ${all}` : `${wrong} of ${all}`} addresses`;
}
