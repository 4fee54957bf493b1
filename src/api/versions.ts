import { z } from "zod";

/** Counts the changes of what it stands on. */
export const Version = z.int().min(0).describe("Counts its changes; a change names the version that it rests on.");

/** The version a change rests on, which may also come as If-Match. */
export const BasedOn = z
  .int("must be the version that you were shown")
  .min(0, "must be the version that you were shown")
  .optional()
  .describe("The version that you were shown and now change; may be sent as If-Match in its place.");

/** Stands for all that can be changed of what it stands on. */
export const ContentVersion = z
  .string()
  .describe("Another one as soon as anything of it is changed; a change names the version that it rests on.");

/** The content's version a change rests on, which may also come as If-Match. */
export const BasedOnContent = z
  .string("must be the version that you were shown")
  .regex(/^[0-9a-f]{16}$/, "must be the version that you were shown")
  .optional()
  .describe("The version that you were shown and now change; may be sent as If-Match in its place.");

/** A counted version where nothing is sent but the address. */
export const BasedOnQuery = z.strictObject({
  version: z.coerce
    .number("must be the version that you were shown")
    .int("must be the version that you were shown")
    .min(0, "must be the version that you were shown")
    .optional()
    .describe("The version that you were shown; may be sent as If-Match in its place."),
});

/** What a save is refused with where somebody else was first, or the thing is gone. */
export const editRefusals = ["not_found", "gone", "edit_conflict"] as const;

/** A field in a change: null takes it away, left out it stays. */
export const orStays = <Shape extends z.ZodType>(shape: Shape) => shape.nullable().optional();
