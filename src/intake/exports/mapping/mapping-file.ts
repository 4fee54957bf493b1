import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { Document, isMap, isSeq, Pair, parseDocument, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { z } from "zod";
import { KnownError } from "../../../model/errors.ts";
import { Mapping } from "../../../model/mapping.ts";
import type { Proposal } from "./propose.ts";

const MappingFile = z.strictObject({ mappings: z.array(Mapping) });

/** The name of the file, in the folder of the exports it is for. */
export const mappingFileName = "mapping.yaml";

/** A file written by hand is no larger. */
const mostBytes = 1024 * 1024;

/** The mappings of a folder, none where there is no `mapping.yaml`; a KnownError that names what is wrong in it. */
export async function readMappings(folder: string): Promise<Mapping[]> {
  const path = join(folder, mappingFileName);
  const text = await textOf(path);
  if (text === null) return [];
  const document = parseDocument(text, { schema: "core", prettyErrors: true, logLevel: "error" });
  const broken = document.errors[0];
  if (broken !== undefined) throw fault(path, broken.message.split("\n")[0] ?? "is not YAML");
  const read = MappingFile.safeParse(document.toJS({ maxAliasCount: 10 }) ?? { mappings: [] });
  if (read.success) return read.data.mappings;
  const [issue] = read.error.issues;
  throw fault(path, `${placeOf(issue?.path ?? [])} ${issue?.message ?? "cannot be read"}`);
}

/** "reads of the first mapping". */
function placeOf([list, at, ...field]: readonly PropertyKey[]): string {
  if (typeof at !== "number") return list === undefined ? "the file" : String(list);
  return `${field.length === 0 ? "all" : field.join(".")} of mapping ${at + 1}`;
}

async function textOf(path: string): Promise<string | null> {
  try {
    if ((await stat(path)).size > mostBytes) throw fault(path, "is too large for a mapping");
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
  } catch (cause) {
    if (cause instanceof KnownError) throw cause;
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw fault(path, "cannot be read as text (UTF-8)");
  }
}

const fault = (path: string, why: string): KnownError =>
  new KnownError("invalid_request", `${path}: ${why}`, {
    hint: "correct it, or delete it and run retorno map FILE again",
  });

/**
 * The text of `mapping.yaml` with this proposal in it, in the place of an earlier one for the same file; what else stands
 * there stays, comments and all.
 */
export function withProposal(standing: string | null, file: string, proposal: Proposal): string {
  const document = standing === null || standing.trim() === "" ? emptyDocument() : parseDocument(standing);
  const entry = entryOf(file, proposal);
  const all = document.get("mappings");
  if (!isSeq(all)) {
    const list = new YAMLSeq();
    list.add(entry);
    document.set("mappings", list);
    return document.toString({ lineWidth: 0 });
  }
  const earlier = all.items.findIndex((item) => isMap(item) && item.get("file") === file);
  if (earlier === -1) all.add(entry);
  else all.items[earlier] = entry;
  return document.toString({ lineWidth: 0 });
}

function entryOf(file: string, { target, columns, missing }: Proposal): YAMLMap {
  const named = new YAMLMap();
  for (const { field, header, sureness } of columns) {
    const value = new Scalar(header);
    if (sureness !== "sure") value.comment = ` ${sureness}`;
    named.add(new Pair(field, value));
  }
  for (const name of target.required.filter((one) => missing.includes(one))) {
    const value = new Scalar(null);
    value.comment = " which column is it?";
    named.add(new Pair(name, value));
  }
  const entry = new YAMLMap();
  for (const pair of [new Pair("file", file), new Pair("reads", target.name), new Pair("columns", named)])
    entry.add(pair);
  return entry;
}

function emptyDocument(): Document {
  const document = new Document({ mappings: [] });
  document.commentBefore = ` How files are read that Retorno does not know by themselves; made by retorno map, yours to change.
 columns: our name: the file's. Also possible: currency: EUR, timeZone: Europe/Oslo, dates: day first`;
  return document;
}
