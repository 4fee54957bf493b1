import { expect, it } from "vitest";
import { z } from "zod";
import { openDuckDb } from "../../warehouse/engines/duckdb.ts";
import { raw } from "../../warehouse/sql.ts";
import { outcomeOf } from "../exports/formats/deal-outcome.ts";
import { outcomeOfStage } from "./stage-outcome.ts";

const stages = [
  "Closed Won",
  "closedwon",
  "Closed - Lost",
  "Negotiation",
  "Gewonnen",
  "Perdida",
  "Lost interest?",
  "成約",
  "1054729",
];

it("is what exports are read by", async () => {
  const facts = await openDuckDb();
  const rows = await facts.rows(
    z.object({ outcome: z.string() }),
    raw(
      `select ${outcomeOf("stage")} as outcome from (select unnest([${stages.map((one) => `'${one}'`).join(", ")}]) as stage)`,
    ),
  );
  facts.close();
  expect(stages.map(outcomeOfStage)).toEqual(rows.map(({ outcome }) => outcome));
  expect(outcomeOfStage("Closed Won")).toBe("won");
  expect(outcomeOfStage("Perdida")).toBe("lost");
});
