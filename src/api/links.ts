import { z } from "zod";
import { namingFaultCodes } from "../model/naming.ts";
import { utmFields } from "../model/utm.ts";
import { askedOfAnswers, Model } from "./answers.ts";
import { endpoint } from "./endpoint.ts";
import { listOf, Moment, PageQuery, pageOf } from "./shapes.ts";
import { BasedOn, editRefusals, Version } from "./versions.ts";

const group = "Links";
const all = "/api/v1/workspaces/:workspace/links";

const Day = z.iso.date().describe("A day such as 2026-12-31, by the workspace's clock.");
const Tag = z.string().nullable();

/** A tracked link with its clicks. */
export const Link = z.object({
  slug: z.string(),
  version: Version,
  url: z.string().describe("The short link, as it is printed and posted."),
  destination: z.string(),
  source: Tag.describe("Null: filled from where a click comes."),
  medium: Tag,
  campaign: Tag,
  content: Tag,
  term: Tag,
  expires: Day.nullable().describe("The first day on which it no longer works."),
  isOver: z.boolean(),
  createdAt: Moment,
  deletedAt: Moment.nullable(),
  clicks: z.int().describe("By people; of the period that was asked for, else ever."),
  botClicks: z.int().describe("By previews, link checkers and other bots."),
});
export type Link = z.infer<typeof Link>;

const said = z.string().max(2500);
const taken = said.nullable().optional();
const expires = said.describe("The first day on which it no longer works, such as 2026-12-31.");

/** A link to be made. */
export const NewLink = z.strictObject({
  destination: said.describe("A whole address, http or https."),
  ...z.object({ source: said, medium: said, campaign: said, content: said, term: said }).partial().shape,
  slug: said.optional().describe("Small letters, digits and hyphens; left out, one is made up."),
  expires: expires.optional(),
});
export type NewLink = z.infer<typeof NewLink>;

/** What is to be changed of a link; null takes a value away. */
export const LinkEdit = z.strictObject({
  version: BasedOn,
  destination: said.optional(),
  source: taken,
  medium: taken,
  campaign: taken,
  content: taken,
  term: taken,
  expires: expires.nullable().optional(),
});

const Warnings = z
  .array(z.string())
  .describe("What would be counted elsewhere than is meant, by the plan's naming rules and by channels.");

/** A link that was made or changed. */
export const MadeLink = z.object({ link: Link, warnings: Warnings });

const Period = z.strictObject({
  from: Day.optional().describe("Clicks from this day on; with `to`."),
  to: Day.optional().describe("The first day whose clicks no longer count; with `from`."),
});

export const listLinks = endpoint({
  name: "listLinks",
  method: "GET",
  path: all,
  group,
  title: "The links that stand, last made first, with their clicks ever or in a period.",
  needs: "links:read",
  query: PageQuery.extend({
    ...Period.shape,
    limit: z.coerce.number().int().min(1).max(1000).default(50).describe("At most so many items."),
    search: z.string().max(200).optional().describe("In the slug, the destination, the source or the campaign."),
  }),
  answer: pageOf(Link),
});

export const addLink = endpoint({
  name: "addLink",
  method: "POST",
  path: all,
  group,
  title: "Make a link, by the plan's naming rules.",
  needs: "links:write",
  body: NewLink,
  answer: MadeLink,
  status: 201,
  refusals: ["conflict"],
});

export const importLinks = endpoint({
  name: "importLinks",
  method: "POST",
  path: `${all}/import`,
  group,
  title: "Make up to 5,000 links: all, or none where one cannot be; those that stand already are left as they are.",
  needs: "links:write",
  body: z.strictObject({
    csv: z.string().optional().describe("A csv with a column destination; give it or `links`."),
    links: z.array(NewLink).optional(),
    skipsBad: z.boolean().default(false).describe("Make the others where some cannot be."),
    onlyLooks: z.boolean().default(false).describe("Make none: say what would be made, and what could not be."),
  }),
  mostBytes: 2_097_152,
  answer: z.object({
    made: z.array(z.object({ slug: z.string(), url: z.string(), destination: z.string() })),
    ready: z.int().describe("So many were made, or would be where none is to be."),
    standing: z.int().describe("So many stood already."),
    faults: z
      .array(z.object({ line: z.int(), reason: z.string() }))
      .describe("What was left out, with its line in the csv or its place in the list."),
    warnings: z.array(z.object({ line: z.int(), warning: z.string() })),
  }),
  status: 201,
  refusals: ["source_rejected", "conflict", "too_large"],
});

export const getLink = endpoint({
  name: "getLink",
  method: "GET",
  path: `${all}/:slug`,
  group,
  title: "One link, deleted or not, with its clicks ever or in a period.",
  needs: "links:read",
  query: Period,
  answer: Link,
  refusals: ["not_found"],
});

export const editLink = endpoint({
  name: "editLink",
  method: "PATCH",
  path: `${all}/:slug`,
  group,
  title: "Change where a link leads or what it says; a running server knows at once.",
  needs: "links:write",
  body: LinkEdit,
  answer: MadeLink.extend({ hasChanged: z.boolean() }),
  refusals: editRefusals,
});

export const deleteLink = endpoint({
  name: "deleteLink",
  method: "DELETE",
  path: `${all}/:slug`,
  group,
  title: "Delete a link: it answers 410, and its slug stays taken.",
  needs: "links:write",
  refusals: ["not_found", "gone"],
});

export const restoreLink = endpoint({
  name: "restoreLink",
  method: "POST",
  path: `${all}/:slug/restore`,
  group,
  title: "Take the deletion of a link back: it leads where it led before.",
  needs: "links:write",
  answer: Link,
  refusals: ["not_found"],
});

const Money = z.string().regex(/^-?\d+(\.\d+)?$/);

const Brought = z.object({
  visits: z.int().describe("Visits that the tracker saw come through it."),
  conversions: z.number().describe("Credited under the model: a fraction where a conversion is shared by touches."),
  return: Money.describe("Credited under the model."),
  interval: z
    .object({ low: Money, high: Money, level: z.literal(0.9) })
    .nullable()
    .describe("Of the return, by Poisson bootstrap over persons; null below ten conversions."),
  enough: z.boolean().describe("Whether there are ten conversions."),
  how: z.string().describe("How the return was worked out."),
});

/** What links brought in a period. */
export const LinkReturns = z.object({
  period: z.object({ from: z.iso.date(), to: z.iso.date() }),
  currency: z.string(),
  model: z.string(),
  lookbackDays: z.number(),
  basis: z.enum(["revenue", "margin"]),
  items: z
    .array(Brought.extend({ slug: z.string(), isDeleted: z.boolean(), clicks: z.int(), botClicks: z.int() }))
    .describe("Links that were clicked or credited in the period, deleted ones too."),
  totals: Brought.extend({ clicks: z.int(), botClicks: z.int() }),
  all: z
    .object({ conversions: z.number(), return: Money })
    .describe("Of all conversions of the period, whatever explains them."),
  evidence: z.literal("measured").describe("A touch is a link's only by the name its click was given."),
});
export type LinkReturns = z.infer<typeof LinkReturns>;

export const linkReturns = endpoint({
  name: "linkReturns",
  method: "GET",
  path: "/api/v1/workspaces/:workspace/link-returns",
  group,
  title: "What each link brought: clicks, visits, conversions and money credited under a model of single journeys.",
  needs: "answers:read",
  keeps: true,
  query: z.strictObject({ ...askedOfAnswers, model: Model }),
  answer: LinkReturns,
  refusals: ["source_rejected", "missing_rate", "busy"],
});

export const linkDays = endpoint({
  name: "linkDays",
  method: "GET",
  path: `${all}/:slug/days`,
  group,
  title: "A link's clicks and visits on each day of a period that had any.",
  needs: "links:read",
  query: Period,
  answer: listOf(z.object({ day: z.iso.date(), clicks: z.int(), botClicks: z.int(), visits: z.int() })),
  refusals: ["not_found"],
});

export const linkHistory = endpoint({
  name: "linkHistory",
  method: "GET",
  path: `${all}/:slug/history`,
  group,
  title: "What a link was before each change, first change first.",
  needs: "links:read",
  answer: listOf(
    z.object({
      at: Moment,
      what: z.enum(["destination", ...utmFields, "expires"]),
      was: z.string().nullable(),
      is: z.string().nullable(),
    }),
  ),
  refusals: ["not_found"],
});

export const linkQr = endpoint({
  name: "linkQr",
  method: "GET",
  path: `${all}/:slug/qr`,
  group,
  title: "A short link as a QR code to be printed, as SVG or PNG.",
  needs: "links:read",
  query: z.strictObject({
    format: z.enum(["svg", "png"]).default("svg"),
    sizeMm: z.coerce
      .number()
      .int()
      .min(5)
      .max(2000)
      .default(30)
      .describe("From edge to edge, with the white around it."),
    dpi: z.coerce.number().int().min(72).max(2400).default(300).describe("Dots an inch of a PNG."),
    correction: z.enum(["M", "Q"]).default("Q").describe("How much of it may be torn: M a seventh, Q a quarter."),
  }),
  sends: "file",
  types: ["image/svg+xml", "image/png"],
  status: 200,
  refusals: ["not_found", "gone"],
});

export const lintLinks = endpoint({
  name: "lintLinks",
  method: "POST",
  path: `${all}/lint`,
  group,
  title: "What is wrong with the tags of addresses, wherever they are from; nothing is kept.",
  needs: "links:read",
  body: z.strictObject({ addresses: z.array(z.string().max(4000)).min(1).max(1000) }),
  mostBytes: 1_048_576,
  answer: listOf(
    z.object({
      address: z.string(),
      faults: z.array(
        z.object({
          field: z.enum(utmFields).nullable().describe("Null for the address as a whole."),
          kind: z
            .enum(["refused", "warned"])
            .describe("Against the plan or the law; or counted elsewhere than is meant."),
          code: z.enum(namingFaultCodes),
          says: z.string(),
          instead: z.string().nullable().describe("What was probably meant."),
        }),
      ),
    }),
  ),
});

export const previewLink = endpoint({
  name: "previewLink",
  method: "POST",
  path: `${all}/preview`,
  group,
  title: "What stands at an address that a link is to lead to; private networks are not asked.",
  needs: "links:write",
  body: z.strictObject({ url: z.string().max(4000) }),
  answer: z.object({
    status: z.int().describe("What the address answered in the end, such as 200 or 404."),
    url: z.string().describe("Where it led to in the end."),
    title: z.string().nullable(),
    image: z.string().nullable().describe("The address of the picture that networks show; it is not looked at."),
  }),
  refusals: ["address_refused", "address_unreachable"],
});
