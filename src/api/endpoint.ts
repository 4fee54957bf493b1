import { z } from "zod";
import type { ErrorCode } from "../model/errors.ts";
import type { Permission } from "../model/permissions.ts";

/**
 * Who may ask: `nobody` has to be signed in, a `user` has, an `operator` runs the installation too; a permission is one in
 * the workspace that the path names, by a member's role or by a key's scope.
 */
export type Needs = "nobody" | "user" | "operator" | Permission;

/** What one endpoint of the API takes and answers: the server checks it, OpenAPI and the client are made of it. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  /** In camel case: the operation in OpenAPI, and the client's method. */
  readonly name: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** As Fastify writes it, such as /api/v1/workspaces/:workspace/links/:slug. */
  readonly path: `/api/v1/${string}`;
  /** The heading it stands under. */
  readonly group: string;
  /** One sentence. */
  readonly title: string;
  readonly needs: Needs;
  /** Whether, of what asks for a `user`, the guest of a demo server may ask it too. */
  readonly guests: boolean;
  readonly params: Params;
  readonly query: Query;
  /** Undefined where there is no body, or where it is bytes. */
  readonly body: Body;
  readonly answer: Answer;
  readonly status: 200 | 201 | 202 | 204;
  /** The codes it may refuse with beside those that every endpoint has. */
  readonly refusals: readonly ErrorCode[];
  /** What comes in beside JSON: a file as it is. */
  readonly takes: "json" | "bytes";
  /** What goes out beside JSON: a stream of server-sent events of the answer's shape, or a file. */
  readonly sends: "json" | "events" | "file";
  /** The media types of the file, or those that go out in place of JSON where the query asks for it. */
  readonly types: readonly `${string}/${string}`[];
  /** Whether the answer holds what is shown once, or what is held on a person: it is then never kept for a repeated request. */
  readonly once: boolean;
  /**
   * Whether the answer may be kept until the workspace changes: a GET as JSON that depends on the workspace, the path, the
   * query and the day alone, never on who asks.
   */
  readonly keeps: boolean;
  /** The largest body. */
  readonly mostBytes: number;
}

type Given<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> = Pick<
  Endpoint<P, Q, B, A>,
  "name" | "method" | "path" | "group" | "title" | "needs"
> &
  Partial<Omit<Endpoint<P, Q, B, A>, "name">>;

/** The largest JSON body of an endpoint that names no limit of its own. */
const mostJsonBytes = 262_144;

const Nothing = z.undefined();
const NoQuery = z.strictObject({});

/** An endpoint with what it leaves unsaid filled in: params of the path are texts, nothing is asked, nothing is answered. */
export function endpoint<
  P extends z.ZodType = z.ZodObject<Record<string, z.ZodString>>,
  Q extends z.ZodType = typeof NoQuery,
  B extends z.ZodType = typeof Nothing,
  A extends z.ZodType = typeof Nothing,
>(given: Given<P, Q, B, A>): Endpoint<P, Q, B, A> {
  const names = [...given.path.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);
  const texts = z.strictObject(Object.fromEntries(names.map((name) => [name, z.string()])));
  return {
    params: texts as unknown as P,
    query: NoQuery as unknown as Q,
    body: Nothing as unknown as B,
    answer: Nothing as unknown as A,
    status: given.answer === undefined ? 204 : 200,
    refusals: [],
    guests: false,
    takes: "json",
    sends: "json",
    types: [],
    once: false,
    keeps: false,
    mostBytes: mostJsonBytes,
    ...given,
  };
}
