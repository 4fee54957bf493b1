import { z } from "zod";
import { keyScopes, permissionNames } from "../model/permissions.ts";
import { endpoint } from "./endpoint.ts";
import { listOf, Moment, nameUpTo } from "./shapes.ts";

const group = "API keys";

/** A key of a workspace, but never the key itself. */
export const ApiKey = z.object({
  id: z.string(),
  name: z.string(),
  shown: z.string().describe("How it begins, to tell keys apart."),
  scopes: z.array(z.enum(permissionNames)).describe("What it may do."),
  createdAt: Moment,
  lastUsedAt: Moment.nullable().describe("To the minute; null: never."),
  expiresAt: Moment.nullable().describe("From when on it is refused; null: never."),
  revokedAt: Moment.nullable(),
});
export type ApiKey = z.infer<typeof ApiKey>;

export const listKeys = endpoint({
  name: "listKeys",
  method: "GET",
  path: "/api/v1/workspaces/:workspace/keys",
  group,
  title: "The API keys, the revoked ones too.",
  needs: "keys:read",
  answer: listOf(ApiKey),
});

export const addKey = endpoint({
  name: "addKey",
  method: "POST",
  path: "/api/v1/workspaces/:workspace/keys",
  group,
  title: "Make a key; it is shown this once.",
  needs: "keys:write",
  body: z.strictObject({
    name: nameUpTo(100),
    scopes: z.array(z.enum(keyScopes)).min(1, "must name at least one scope").max(keyScopes.length),
    expiresAt: Moment.nullable().default(null),
  }),
  answer: z.object({ ...ApiKey.shape, key: z.string().describe("The key itself; it cannot be had again.") }),
  status: 201,
  once: true,
});

export const revokeKey = endpoint({
  name: "revokeKey",
  method: "DELETE",
  path: "/api/v1/workspaces/:workspace/keys/:key",
  group,
  title: "Revoke a key: what it sends is refused from now on.",
  needs: "keys:write",
  refusals: ["not_found"],
});
