import { z } from "zod";
import { Mapping } from "../model/mapping.ts";
import { endpoint } from "./endpoint.ts";
import { FileName } from "./imports.ts";
import { listOf } from "./shapes.ts";

/** How files are read that Retorno does not know by themselves. */
export const FileMapping = Mapping.extend({ file: z.string().describe("The file it was made for.") });

const group = "Imports";
const one = "/api/v1/workspaces/:workspace/mappings/:file";
const Params = z.strictObject({ workspace: z.string(), file: FileName });

export const listMappings = endpoint({
  name: "listMappings",
  method: "GET",
  path: "/api/v1/workspaces/:workspace/mappings",
  group,
  title: "How files are read that nothing recognises: which column of theirs stands for which of ours.",
  needs: "imports:read",
  answer: listOf(FileMapping),
});

export const keepMapping = endpoint({
  name: "keepMapping",
  method: "PUT",
  path: one,
  group,
  title: "Keep how a file is read that nothing recognises; from then on files with its columns are read so.",
  needs: "imports:write",
  params: Params,
  body: Mapping.omit({ file: true }),
  answer: FileMapping,
});

export const deleteMapping = endpoint({
  name: "deleteMapping",
  method: "DELETE",
  path: one,
  group,
  title: "Forget how a file is read; what was imported by it stays.",
  needs: "imports:write",
  params: Params,
});
