// Writes src/client/api.ts, the typed client, from the contracts of the API: node scripts/build-client.ts
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Endpoint } from "../src/api/endpoint.ts";
import { endpoints, namedShapes } from "../src/api/endpoints.ts";
import { Schemas } from "../src/api/json-schema.ts";
import { repeats } from "../src/api/problem-codes.ts";
import { printType } from "./print-type.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const file = "src/client/api.ts";

/** The client's source: a type for each shape that has a name, and a method for each endpoint. */
export function clientSource(): string {
  const schemas = new Schemas(namedShapes);
  const sorted = endpoints.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const methods = sorted.map((endpoint) => methodOf(endpoint, schemas));
  const types = Object.entries(schemas.named).map(
    ([name, schema]) => `${docOf(schema.description)}export type ${name} = ${printType(schema)};\n`,
  );
  return formatted(`// Written by scripts/build-client.ts from the contracts in src/api: change those.
import { type CallOptions, callEvents, callFor, callJson } from "./call.ts";

${types.join("\n")}
/** A method for each endpoint of the API; an ApiError where one refuses. */
export type Api = ReturnType<typeof api>;

export function api(options: CallOptions) {
  return {
${methods.join("\n")}
  };
}
`);
}

function methodOf(endpoint: Endpoint, schemas: Schemas): string {
  const { name, method, path, title, needs } = endpoint;
  const given = [...path.matchAll(/:(\w+)/g)].map(([, param]) => `${param}: string`);
  const asksParams = given.length > 0;
  const query = schemas.whole(endpoint.query, "input") as { properties?: object; required?: readonly string[] };
  const asksQuery = Object.keys(query.properties ?? {}).length > 0;
  const parts = [
    ...(asksParams ? [`params: { ${given.join("; ")} }`] : []),
    ...(asksQuery ? [`query${query.required === undefined ? "?" : ""}: ${printType(query)}`] : []),
    ...bodyOf(endpoint, schemas),
  ];
  const isFree = parts.every((part) => /^\w+\?:/.test(part));
  const taken = parts.length === 0 ? "" : `given: { ${parts.join("; ")} }${isFree ? " = {}" : ""}`;
  const asked = `{ method: "${method}", path: "${path}", given${parts.length === 0 ? ": {}" : ""}${repeats(endpoint) ? ", repeats: true" : ""} }`;
  return `/** ${title}${needs.includes(":") ? ` Needs ${needs}.` : ""} */\n${name}: (${taken}) => ${callOf(endpoint, schemas)}(options, ${asked}),`;
}

function bodyOf({ body, takes }: Endpoint, schemas: Schemas): string[] {
  if (takes === "bytes") return ["body: Uint8Array | Blob"];
  if (body instanceof z.ZodUndefined) return [];
  const mark = body.safeParse(undefined).success ? "?" : "";
  return [`body${mark}: ${printType(schemas.of(body, "input"))}`];
}

function callOf({ answer, sends, status }: Endpoint, schemas: Schemas): string {
  if (sends === "file") return "callFor";
  const type = status === 204 ? "void" : printType(schemas.of(answer, "output"));
  return `${sends === "json" ? "callJson" : "callEvents"}<${type}>`;
}

const docOf = (says: unknown): string => (typeof says === "string" ? `/** ${says.replaceAll("*/", "* /")} */\n` : "");

function formatted(source: string): string {
  const biome = `${root}/node_modules/@biomejs/biome/bin/biome`;
  const { status, stdout, stderr } = spawnSync(process.execPath, [biome, "format", `--stdin-file-path=${file}`], {
    cwd: root,
    input: source,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

if (import.meta.main) writeFileSync(`${root}/${file}`, clientSource());
