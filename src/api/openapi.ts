import { z } from "zod";
import { errorCodes } from "../model/errors.ts";
import { keyScopes, permissions } from "../model/permissions.ts";
import type { Endpoint } from "./endpoint.ts";
import { type JsonSchema, Schemas } from "./json-schema.ts";
import { codeMeanings, codesOf, repeats } from "./problem-codes.ts";

/** The API as OpenAPI 3.1 has it: a document made of the contracts, so that it cannot say anything else. */
export interface OpenApiDocument {
  readonly openapi: "3.1.0";
  readonly info: JsonSchema;
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> } & JsonSchema;
}

export interface Operation extends JsonSchema {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  readonly responses: Readonly<Record<string, JsonSchema>>;
}

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

/** The document of `endpoints`, whose shapes have `names`. */
export function openApiDocument(
  endpoints: readonly Endpoint[],
  names: ReadonlyMap<z.ZodType, string>,
  version: string,
): OpenApiDocument {
  const schemas = new Schemas(names);
  const paths: Record<string, Record<string, Operation>> = {};
  for (const endpoint of inOrder(endpoints)) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint, schemas) };
  }
  const groups = [...new Set(endpoints.map(({ group }) => group))];
  return {
    openapi: "3.1.0",
    info: {
      title: "Retorno",
      version,
      summary: "What your social media work brings back, what it costs, and how sure we are.",
      description:
        "Everything the command line and the dashboard can do. docs/api.md says how to sign in with a key, page through lists, and repeat a request safely.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    tags: groups.map((name) => ({ name })),
    paths,
    components: { schemas: { ...schemas.named, Problem: problem }, securitySchemes },
  } as OpenApiDocument;
}

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** What is about the same thing stands together: by its address, then by what is done. */
export const inOrder = (endpoints: readonly Endpoint[]): Endpoint[] =>
  endpoints.toSorted((one, other) => {
    const byPath = one.path < other.path ? -1 : 1;
    return one.path === other.path ? methods.indexOf(one.method) - methods.indexOf(other.method) : byPath;
  });

const securitySchemes = {
  key: { type: "http", scheme: "bearer", description: "An API key, rtn_…; its scopes say what it may do." },
  session: {
    type: "apiKey",
    in: "cookie",
    name: "__Secure-retorno.session_token",
    description:
      "The cookie of somebody who is signed in; without https on the server's own machine, it is called retorno.session_token.",
  },
} as const;

const problem: JsonSchema = {
  type: "object",
  description: "A refusal (RFC 9457): a stable code, one sentence, and what to do.",
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { enum: [...Object.keys(errorCodes), "internal"], description: "Stable: programs go by it." },
    detail: { type: "string", description: "One sentence." },
    hint: { type: "string", description: "What to do." },
    errors: {
      type: "array",
      description: "What is wrong, field by field.",
      items: { type: "object", properties: { path: { type: "string" }, detail: { type: "string" } } },
    },
  },
  required: ["type", "title", "status", "code", "detail"],
};

function operationOf(endpoint: Endpoint, schemas: Schemas): Operation {
  const { name, title, group, needs } = endpoint;
  const body = bodyOf(endpoint, schemas);
  return {
    operationId: name,
    summary: title,
    tags: [group],
    security: securityOf(endpoint),
    "x-permission": needs,
    ...(needs in permissions ? { description: `Needs \`${needs}\`.` } : {}),
    parameters: [
      ...parametersOf(endpoint.params, "path", schemas),
      ...parametersOf(endpoint.query, "query", schemas),
      ...(repeats(endpoint) ? [idempotencyKey] : []),
    ],
    ...(body === null ? {} : { requestBody: body }),
    responses: { ...answerOf(endpoint, schemas), ...refusalsOf(endpoint) },
  };
}

function securityOf({ needs, path }: Endpoint): readonly Readonly<Record<string, readonly string[]>>[] {
  if (needs === "nobody") return [];
  const byKey = keyScopes.some((scope) => scope === needs) ? [{ key: [needs] }] : [];
  return path.includes("/:workspace") || byKey.length === 0 ? [{ session: [] }, ...byKey] : byKey;
}

const idempotencyKey: Parameter = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "Sent again with the same key within a day, it answers the same and is not done twice.",
  schema: { type: "string", minLength: 1, maxLength: 200 },
};

function parametersOf(shape: z.ZodType, place: "path" | "query", schemas: Schemas): Parameter[] {
  const { properties = {}, required = [] } = schemas.whole(shape, "input") as {
    properties?: Record<string, JsonSchema & { description?: string }>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}

function bodyOf({ body, takes }: Endpoint, schemas: Schemas): JsonSchema | null {
  if (takes === "bytes") return { required: true, content: { "application/octet-stream": {} } };
  if (body instanceof z.ZodUndefined) return null;
  const isNeeded = !body.safeParse(undefined).success;
  return { required: isNeeded, content: { "application/json": { schema: schemas.of(body, "input") } } };
}

function answerOf({ status, answer, sends, types }: Endpoint, schemas: Schemas): Record<string, JsonSchema> {
  if (status === 204) return { 204: { description: "Done; there is nothing to say." } };
  const files = Object.fromEntries(types.map((type) => [type, {}]));
  if (sends === "file") return { [status]: { description: "The file.", content: files } };
  const schema = schemas.of(answer, "output");
  const [description, type] =
    sends === "json"
      ? (["Done.", "application/json"] as const)
      : (["Server-sent events; the data of each is of this shape.", "text/event-stream"] as const);
  return { [status]: { description, content: { [type]: { schema }, ...files } } };
}

function refusalsOf(endpoint: Endpoint): Record<string, JsonSchema> {
  const byStatus = Map.groupBy(codesOf(endpoint), (code) => errorCodes[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\`: ${codeMeanings[code]}`).join("\n\n"),
        "x-codes": codes,
        ...(status === 429 || status === 503
          ? { headers: { "Retry-After": { description: "Seconds to wait.", schema: { type: "integer" } } } }
          : {}),
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );
}
