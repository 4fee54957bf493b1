import { expect, it } from "vitest";
import { z } from "zod";
import { listLinks } from "../../api/links.ts";
import { addSite } from "../../api/sites.ts";
import { KnownError } from "../../model/errors.ts";
import { checked } from "./checked.ts";

function refusal(shape: z.ZodType, value: unknown): { says: string; errors: unknown } {
  try {
    checked(shape, value, "the body");
  } catch (cause) {
    if (cause instanceof KnownError) return { says: cause.message, errors: cause.more?.errors };
  }
  throw new Error("it was let through");
}

const field = (shape: z.ZodType) => z.strictObject({ it: shape });

it.each<[z.ZodType, unknown, string]>([
  [addSite.body, {}, "hosts is missing"],
  [listLinks.query, { limit: "1001" }, "limit must be at most 1000"],
  [listLinks.query, { limit: "0" }, "limit must be at least 1"],
  [listLinks.query, { limit: "1.5" }, "limit must be a whole number"],
  [listLinks.query, { limit: "many" }, "limit must be a number"],
  [listLinks.query, { from: "2026-02-30" }, "from must be an existing day such as 2026-03-01"],
  [z.strictObject({ name: z.string() }), { name: 5 }, "name must be text"],
  [z.strictObject({ name: z.string() }), undefined, "the body is missing"],
  [z.strictObject({ name: z.string() }), [], "the body must be an object"],
  [z.strictObject({}), { form: 1 }, "form is not known here"],
  [field(z.boolean()), { it: "yes" }, "it must be true or false"],
  [field(z.array(z.string())), { it: "one" }, "it must be a list"],
  [field(z.array(z.string())), { it: ["one", 2] }, "it.1 must be text"],
  [field(z.array(z.string()).min(1)), { it: [] }, "it must not be empty"],
  [field(z.array(z.string()).max(1)), { it: ["a", "b"] }, "it must have at most 1 item"],
  [field(z.string().max(3)), { it: "long" }, "it must have at most 3 letters"],
  [field(z.string().min(1)), { it: "" }, "it must not be empty"],
  [field(z.string().min(8)), { it: "short" }, "it must have at least 8 letters"],
  [field(z.number().gt(0)), { it: 0 }, "it must be more than 0"],
  [field(z.number().lt(5)), { it: 5 }, "it must be less than 5"],
  [field(z.number().multipleOf(5)), { it: 6 }, "it must be a multiple of 5"],
  [field(z.int()), { it: 1.5 }, "it must be a whole number"],
  [field(z.email()), { it: "ana" }, "it must be an e-mail address"],
  [field(z.iso.datetime()), { it: "now" }, "it must be a moment such as 2026-03-01T12:00:00Z"],
  [field(z.string().regex(/^a$/)), { it: "b" }, "it must be written otherwise"],
  [field(z.enum(["svg", "png", "pdf"])), { it: "gif" }, "it must be svg, png or pdf"],
  [field(z.enum(["svg", "png"])), {}, "it is missing"],
  [field(z.union([z.string(), z.number()])), { it: true }, "it must be text or a number"],
  [field(z.union([z.string(), z.number()])), {}, "it is missing"],
  [field(z.union([z.string(), z.object({ at: z.number() })])), { it: { at: "x" } }, "it.at must be a number"],
  [field(z.record(z.string(), z.string())), { it: { a: 1 } }, "it.a must be text"],
  [field(z.string().refine(() => false)), { it: "a" }, "it cannot be so"],
  // What a contract says itself stays.
  [field(z.string().min(1, "must be said")), { it: "" }, "it must be said"],
])("says what is wrong as the rest of Retorno does: %#", (shape, value, says) => {
  expect(refusal(shape, value).says).toBe(says);
});

it("names every field that is wrong, and no word of zod's", () => {
  const { errors } = refusal(z.strictObject({ a: z.string(), b: z.number().max(2) }), { b: 3, c: 1 });
  expect(errors).toEqual([
    { path: "a", detail: "is missing" },
    { path: "b", detail: "must be at most 2" },
    { path: "c", detail: "is not known here" },
  ]);
});
