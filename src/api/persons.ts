import { z } from "zod";
import { waysToName } from "../model/named-person.ts";
import { endpoint } from "./endpoint.ts";
import { Moment } from "./shapes.ts";

const group = "Persons";

const way = (name: keyof typeof waysToName) => z.string().trim().min(1).max(320).optional().describe(waysToName[name]);

/** A person, by one of the identifiers that a business knows its customers by. */
export const PersonNamed = z
  .strictObject({
    email: way("email"),
    customerId: way("customerId"),
    leadId: way("leadId"),
    phone: way("phone"),
    visitor: way("visitor"),
  })
  .refine((named) => Object.values(named).filter((value) => value !== undefined).length === 1, {
    message: "must name one of email, customerId, leadId, phone and visitor",
  });

const Held = { table: z.string(), title: z.string().describe("What it holds, in words.") };

/** What is held on a person, row by row. */
export const PersonExport = z.object({
  madeAt: Moment,
  keys: z.int().describe("How many keyed hashes they are known by: addresses, numbers, browsers."),
  tables: z.array(
    z.object({
      ...Held,
      rows: z
        .array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])))
        .describe("Each with the file or source it is from; keyed hashes are left out."),
    }),
  ),
});

/** What was erased of a person. */
export const PersonErased = z.object({
  erasedAt: Moment.nullable().describe("Null where nothing was held on them."),
  tables: z.array(
    z.object({
      ...Held,
      rows: z.int(),
      stays: z.boolean().describe("Whether they stay as amounts that name nobody."),
    }),
  ),
});

export const exportPerson = endpoint({
  name: "exportPerson",
  method: "POST",
  path: "/api/v1/workspaces/:workspace/persons/export",
  group,
  title: "All that is held on one person. Whom it is about stands in the body, so that no log has it.",
  needs: "persons:read",
  body: PersonNamed,
  answer: PersonExport,
  refusals: ["conflict"],
});

export const erasePerson = endpoint({
  name: "erasePerson",
  method: "POST",
  path: "/api/v1/workspaces/:workspace/persons/erase",
  group,
  title: "Erase one person. Their orders and deals stay as amounts; their bytes in the files go within minutes.",
  needs: "persons:erase",
  body: PersonNamed,
  answer: PersonErased,
  refusals: ["conflict"],
});
