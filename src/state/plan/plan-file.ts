import { readFile, stat } from "node:fs/promises";
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { KnownError } from "../../model/errors.ts";
import { Plan } from "../../model/plan.ts";
import { pathInWords, type SchemaFault, type SchemaShape, schemaFaults } from "./schema-fault.ts";

/**
 * The plan in a `plan.yaml`. Any fault of the file is one KnownError("invalid_plan") whose message names file, line,
 * field, what stands there and what may stand there, of the first five faults; further ones are counted in it.
 */
export async function readPlan(path: string): Promise<Plan> {
  return parsePlan(await textOf(path), path);
}

/** The plan in a YAML text; `file` is how messages name it. */
export function parsePlan(text: string, file: string): Plan {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: "core", prettyErrors: false, logLevel: "error" });
  const broken = document.errors[0];
  if (broken !== undefined) {
    const why = broken.code === "MULTIPLE_DOCS" ? "a second plan begins (---)" : broken.message.replaceAll(/\s+/g, " ");
    throw planFault(
      `${file}:${lines.linePos(broken.pos[0]).line}: ${why}`,
      "Correct the line: a plan is one YAML document, as docs/plan.md shows.",
    );
  }
  const written = plainValue(document, file);
  if (written === null || written === undefined) {
    throw planFault(`${file} is empty: it says nothing about the business or its costs`);
  }
  const plan = Plan.safeParse(written);
  if (plan.success) return plan.data;
  throw faultOf(
    schemaFaults(plan.error, written, planSchema() as SchemaShape).map((fault) => ({
      line: lines.linePos(offsetOf(document, fault)).line,
      fault,
    })),
    file,
  );
}

/** The JSON Schema of `plan.yaml`, for editors: `docs/plan.schema.json` holds it. */
export function planSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(Plan, { io: "input" });
  return { $schema, title: "Retorno measurement plan (plan.yaml)", ...rest };
}

/** A plan is written by hand: a file beyond this is something else, and is not read. */
const mostBytes = 4 * 1024 * 1024;

async function textOf(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > mostBytes) throw planFault(`${path} is too large for a plan: ${Math.round(size / 1024 / 1024)} MB`);
    return decoded(await readFile(path));
  } catch (cause) {
    if (cause instanceof KnownError) throw cause;
    const { code = "" } = cause as NodeJS.ErrnoException;
    const why = { ENOENT: "does not exist", EISDIR: "is a folder", EACCES: "may not be read" }[code];
    if (why !== undefined) throw planFault(`${path} ${why}`, "Name the plan's file: --plan plan.yaml.");
    throw planFault(`${path} cannot be read as text (UTF-8)`, "Save the plan as UTF-8 text.");
  }
}

function decoded(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(utf16 ? "utf-16le" : "utf-8", { fatal: true }).decode(bytes);
}

/** The document as plain values, without fields left empty ("costs:"); dates stay text in YAML 1.2's core schema. */
function plainValue(document: Document, file: string): unknown {
  try {
    const written: unknown = document.toJS({ maxAliasCount: 100 });
    if (!isMap(document.contents)) return written;
    return Object.fromEntries(Object.entries(written as object).filter(([, value]) => value !== null));
  } catch (cause) {
    if (!(cause instanceof ReferenceError)) throw cause;
    throw planFault(`${file} repeats parts by alias (&name, *name) in a way that cannot be followed: ${cause.message}`);
  }
}

/** Where a fault stands in the text: at its field, or where the nearest group around it begins. */
function offsetOf(document: Document, { path, kind }: SchemaFault): number {
  for (let depth = kind === "missing" ? path.length - 1 : path.length; depth > 0; depth--) {
    const offset = offsetAt(document, path.slice(0, depth));
    if (offset !== undefined) return offset;
  }
  return document.contents?.range?.[0] ?? 0;
}

function offsetAt(document: Document, path: readonly PropertyKey[]): number | undefined {
  const group = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isMap(group)) {
    const pair = group.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(path.at(-1)));
    return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
  }
  const node = document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}

function faultOf(found: { line: number; fault: SchemaFault }[], file: string): KnownError {
  // A field that is missing is often there under a wrong name, which then says more.
  const last = ({ fault }: { fault: SchemaFault }) => (fault.kind === "missing" ? 1 : 0);
  const sorted = found.toSorted((a, b) => last(a) - last(b) || a.line - b.line);
  const told = sorted.slice(0, mostTold).map(({ line, fault: { path, says } }) => {
    const field = path.length === 0 ? "the plan" : pathInWords(path);
    return `${file}:${line}: ${field} ${says}`;
  });
  const others = sorted.length - told.length;
  const more = others === 0 ? "" : ` (and ${others} more ${others === 1 ? "fault" : "faults"})`;
  return planFault(`${told.join("; ").replaceAll("?; ", "? ")}${more}`);
}

/** More are told of once these are mended. */
const mostTold = 5;

function planFault(message: string, hint = "docs/plan.md shows every field of the plan with an example."): KnownError {
  return new KnownError("invalid_plan", message, { hint });
}
