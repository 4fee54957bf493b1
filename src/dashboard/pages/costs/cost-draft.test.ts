import { describe, expect, it } from "vitest";
import type { Answered } from "../../app/client.ts";
import { bodyOf, type Cost, draftOf, emptyDraft, nextDays, wholeChange, writtenBy, writtenOf } from "./cost-draft.ts";
import { alreadyCounted } from "./hours/already-counted.ts";
import { keptRows, mondayOf, priceOf, rowsOf, takenOver, weekNumber, wrongIn } from "./hours/hours-draft.ts";

const norwegian = { currency: "NOK", locale: "nb-NO" };

describe("the form of a cost", () => {
  it("says what the cost said, field by field, and takes away what it says no more", () => {
    const cost = {
      ...{ id: "a", version: 3, what: "Kari", category: "labour", hours: "12", rate: "450.125", per: "week" },
      ...{ from: "2026-03-02", to: "2026-03-09", scope: { network: "instagram" }, price: "5401.50", comesTo: null },
      ...{ receipts: 0, changedAt: "2026-03-01T00:00:00Z", changedBy: "ana" },
    } as Cost;
    const draft = draftOf(cost, norwegian);
    expect(draft).toMatchObject({ by: "hours", rate: "450,125", last: "2026-03-08", scopeKind: "network" });
    expect(bodyOf(draft, norwegian)).toEqual({ body: writtenOf(cost) });
    const once = bodyOf({ ...draft, by: "amount", amount: "1 000", per: "once", scopeKind: "all" }, norwegian);
    expect("body" in once && wholeChange(once.body)).toMatchObject({
      ...{ amount: "1000", hours: null, rate: null, per: null, scope: null, currency: null, to: "2026-03-09" },
    });
  });

  it("is of labour once it is written in hours, until somebody says otherwise", () => {
    const draft = {
      ...emptyDraft("NOK", "2026-03-10"),
      what: "Kari",
      ...writtenBy("hours"),
      hours: "3,5",
      rate: "1200",
    };
    expect(bodyOf(draft, norwegian)).toMatchObject({ body: { category: "labour", hours: "3.5" } });
    expect({ ...draft, category: "content", ...writtenBy("amount") }).toMatchObject({ category: "content" });
  });

  it("says what is wrong, at the field that it is about", () => {
    const draft = {
      ...emptyDraft("NOK", "2026-03-10"),
      amount: "12 kr",
      last: "2026-02-01",
      scopeKind: "campaign" as const,
    };
    expect(bodyOf(draft, norwegian)).toEqual({
      wrong: { what: "missing", amount: "number", last: "order", scope: "missing" },
    });
    expect(bodyOf({ ...draft, last: "" }, norwegian)).toMatchObject({ wrong: { last: "end" } });
  });

  it.each([
    ["2026-01-01", "2026-02-01", "2026-02-01", "2026-03-01"],
    ["2026-11-01", "2027-02-01", "2027-02-01", "2027-05-01"],
    ["2026-03-09", "2026-03-16", "2026-03-16", "2026-03-23"],
    ["2026-02-10", "2026-03-01", "2026-03-01", "2026-03-20"],
  ])("%s to %s is repeated from %s to %s", (from, to, nextFrom, nextTo) => {
    expect(nextDays({ from, to })).toEqual({ from: nextFrom, to: nextTo });
  });
});

describe("a week of hours", () => {
  const standing = { id: "k", what: "Kari", hours: "7.5", rate: "450", price: "3375.00" };

  it("is typed and kept without losing what is unfinished", () => {
    const rows = rowsOf({ rows: [standing] }, "nb-NO");
    expect(rows.map(({ hours }) => hours)).toEqual(["7,5", ""]);
    expect(keptRows(rows, "nb-NO")).toEqual([{ id: "k", what: "Kari", hours: "7.5", rate: "450" }]);
    const unfinished = { ...rows[1], what: "Ola", rate: "600" } as (typeof rows)[number];
    expect(wrongIn(unfinished, "nb-NO")).toEqual(["hours"]);
    expect(wrongIn({ ...unfinished, hours: "0" }, "nb-NO")).toEqual([]);
    expect(priceOf({ ...unfinished, hours: "2,25", rate: "450,10" }, "NOK", "nb-NO")).toBe("1012.73");
    expect(priceOf({ ...unfinished, hours: "2,5" }, "JPY", "nb-NO")).toBe("1500");
  });

  it("tells what counts in the week without standing in it", () => {
    const labour = { category: "labour", per: "week", from: "2026-01-01" };
    const items = [
      { ...labour, id: "goes on" },
      { ...labour, id: "row", from: "2026-03-09", to: "2026-03-16", per: undefined },
      { ...labour, id: "ended", to: "2026-03-09" },
      { ...labour, id: "later", from: "2026-03-16" },
      { ...labour, id: "tool", category: "tools" },
    ];
    const list = { items, fromFiles: [{ ...labour, what: "of a file" }] } as unknown as Answered<"listCosts">;
    const counted = alreadyCounted(list, "2026-03-09");
    expect(counted.map((cost) => ("id" in cost ? cost.id : cost.what))).toEqual(["goes on", "of a file"]);
  });

  it("takes the week before over, but for names that stand already", () => {
    const before = [
      { what: "KARI ", hours: "9", rate: "450" },
      { what: "Ola", hours: "3", rate: "600", scope: { network: "x" } },
    ];
    const rows = takenOver(rowsOf({ rows: [standing] }, "en-GB"), before, "en-GB");
    expect(rows.map(({ what, hours }) => `${what} ${hours}`)).toEqual(["Kari 7.5", "Ola 3", " "]);
  });

  it.each([
    ["2026-03-15", "2026-03-09", 11],
    ["2026-01-01", "2025-12-29", 1],
    ["2027-01-03", "2026-12-28", 53],
  ])("%s is in the week of %s, number %i", (day, monday, week) => {
    expect([mondayOf(day), weekNumber(monday)]).toEqual([monday, week]);
  });
});
