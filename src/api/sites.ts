import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { listOf, nameUpTo } from "./shapes.ts";

const group = "Sites";
const all = "/api/v1/workspaces/:workspace/sites";

/** A web site whose visits are seen. */
export const Site = z.object({
  key: z.string().describe("What the script tag names; public."),
  name: z.string(),
  hosts: z.array(z.string()).describe("The hosts whose pages may use the key; none: any."),
  tag: z.string().describe("The line to paste into the <head> of every page."),
});
export type Site = z.infer<typeof Site>;

export const listSites = endpoint({
  name: "listSites",
  method: "GET",
  path: all,
  group,
  title: "The web sites whose visits are seen, with the script tag of each.",
  needs: "sources:read",
  answer: listOf(Site),
});

export const addSite = endpoint({
  name: "addSite",
  method: "POST",
  path: all,
  group,
  title: "Make a site; its script tag goes into its pages.",
  needs: "sources:write",
  body: z.strictObject({
    hosts: z
      .array(z.string().max(300))
      .min(1)
      .max(50)
      .describe("The host, such as shop.example, and others that belong to the site."),
    name: nameUpTo(200).optional().describe("Left out: the first host."),
  }),
  answer: Site,
  status: 201,
  refusals: ["conflict"],
});

export const deleteSite = endpoint({
  name: "deleteSite",
  method: "DELETE",
  path: `${all}/:key`,
  group,
  title: "Take a site's key back: what its pages still send is dropped, what was seen stays.",
  needs: "sources:write",
  refusals: ["not_found"],
});
