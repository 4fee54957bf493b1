import { expect, it } from "vitest";
import { likely, mappingOf, missingIn } from "./chosen.ts";

const reading = {
  reads: "leads" as const,
  columns: [{ field: "id", header: "Nr", sureness: "sure" as const }],
  missing: ["at", "source", "stage"],
  unused: ["Dato"],
  fields: ["id", "at", "source", "stage"],
  required: ["id", "at"],
  oneOf: ["source", "stage"],
};

it("knows what is still to be said, and of what one is enough", () => {
  const chosen = likely(reading, { currency: "", timeZone: "", dates: "" });
  expect(missingIn(chosen, reading)).toEqual({ all: ["at"], one: ["source", "stage"] });
  const said = { ...chosen, columns: { ...chosen.columns, at: "Dato", stage: "Fase" } };
  expect(missingIn(said, reading)).toEqual({ all: [], one: [] });
});

it("leaves out of the mapping what nobody has said", () => {
  const chosen = likely(reading, { currency: "NOK", timeZone: "", dates: "day first" });
  expect(mappingOf({ ...chosen, columns: { ...chosen.columns, at: "" } })).toEqual({
    reads: "leads",
    columns: { id: "Nr" },
    currency: "NOK",
    dates: "day first",
  });
});
