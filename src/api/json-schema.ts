import { z } from "zod";

/** A JSON schema, or a part of one. */
export type JsonSchema = { readonly [member: string]: unknown };

/** The members of one that its printers read. */
export interface SchemaMembers {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly SchemaMembers[];
  readonly oneOf?: readonly SchemaMembers[];
  readonly allOf?: readonly SchemaMembers[];
  readonly items?: SchemaMembers;
  readonly prefixItems?: readonly SchemaMembers[];
  readonly properties?: Readonly<Record<string, SchemaMembers & { description?: string }>>;
  readonly additionalProperties?: boolean | SchemaMembers;
  readonly required?: readonly string[];
  readonly default?: unknown;
  readonly format?: string;
}

/** Whether a shape is written as it comes in or as it goes out: they differ where something may be left out. */
export type Way = "input" | "output";

/** JSON schemas of contracts, in which what has a name is written once. */
export class Schemas {
  readonly #names: ReadonlyMap<z.ZodType, string>;
  readonly #named = new Map<string, JsonSchema>();

  constructor(names: ReadonlyMap<z.ZodType, string>) {
    this.#names = names;
  }

  /** The named ones that were met so far, by their names. */
  get named(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries([...this.#named].sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  of(shape: z.ZodType, way: Way): JsonSchema {
    const { $schema: _, $defs = {}, ...whole } = this.#made(shape, way);
    const calledAs = (name: string) => this.#calledAs(name, way);
    for (const [name, { id: _, ...schema }] of Object.entries($defs)) {
      this.#named.set(calledAs(name), pointed(schema, calledAs) as JsonSchema);
    }
    return pointed(whole, calledAs) as JsonSchema;
  }

  /** The same of one that is not to be referred to by its name: its members are wanted. */
  whole(shape: z.ZodType, way: Way): JsonSchema {
    const schema = this.of(shape, way);
    const name = typeof schema.$ref === "string" ? schema.$ref.replace(/^.*\//, "") : null;
    return name === null ? schema : (this.#named.get(name) ?? schema);
  }

  #made(shape: z.ZodType, way: Way): JsonSchema & { $defs?: Record<string, JsonSchema> } {
    return z.toJSONSchema(shape, { io: way, metadata: new Named(this.#names), unrepresentable: "any" }) as JsonSchema;
  }

  /** What comes in has a name of its own where it is another than what goes out. */
  #calledAs(name: string, way: Way): string {
    const [shape] = [...this.#names].find(([, one]) => one === name) ?? [];
    const differs = shape !== undefined && told(this.#made(shape, "input")) !== told(this.#made(shape, "output"));
    return `${capital(name)}${way === "input" && differs ? "Input" : ""}`;
  }
}

/** Whether more members are let in is no difference worth a second name. */
const told = (schema: JsonSchema): string => JSON.stringify(schema).replaceAll(',"additionalProperties":false', "");

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

type Meta = { id?: string | undefined; description?: string | undefined };

/** What zod knows of a shape, and its name. */
class Named extends z.core.$ZodRegistry<Meta> {
  readonly #names: ReadonlyMap<z.core.$ZodType, string>;

  constructor(names: ReadonlyMap<z.core.$ZodType, string>) {
    super();
    this.#names = names;
  }

  override get(shape: z.core.$ZodType): Meta {
    const id = this.#names.get(shape);
    return { ...z.globalRegistry.get(shape), ...(id === undefined ? {} : { id }) };
  }

  override has(shape: z.core.$ZodType): boolean {
    return this.#names.has(shape) || z.globalRegistry.has(shape);
  }
}

/** References as OpenAPI has them. */
function pointed(value: unknown, calledAs: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => pointed(one, calledAs));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([member, one]) => {
      const name = member === "$ref" && typeof one === "string" ? /^#\/\$defs\/(.+)$/.exec(one)?.[1] : undefined;
      return [member, name === undefined ? pointed(one, calledAs) : `#/components/schemas/${calledAs(name)}`];
    }),
  );
}
