import { expect, it } from "vitest";
import { marksOf } from "./part-marks.ts";

it("tells every part of the bars apart, and keeps the colour of a network", () => {
  const networks = ["facebook", "instagram", "linkedin", "tiktok", "youtube", "x", "google", "none"];
  const parts = networks.flatMap((network) =>
    [false, true].map((isPaid) => ({ name: `${network} ${isPaid}`, network, isPaid })),
  );
  const marks = marksOf(parts, false);
  expect(new Set([...marks.values()].map(({ colour, opacity }) => `${colour} ${opacity}`)).size).toBe(parts.length);
  const alone = marksOf([{ name: "youtube true", network: "youtube", isPaid: true }], false);
  expect(alone.get("youtube true")).toEqual(marks.get("youtube true"));
});
