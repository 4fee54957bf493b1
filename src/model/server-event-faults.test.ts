import fc from "fast-check";
import { expect, it } from "vitest";
import { fieldsOf, serverEventTypes } from "./server-event.ts";
import { faultCodes, mostFaults, readServerEvents } from "./server-event-faults.ts";

const context = { currency: "EUR", nowMs: Date.UTC(2026, 2, 1) };
const names = [...new Set(serverEventTypes.flatMap((type) => fieldsOf(type).map(({ name }) => name)))];

/** Events with known fields and odd values, and any JSON at all. */
const odd = fc.oneof(
  fc.jsonValue(),
  fc
    .record({ type: fc.constantFrom(...serverEventTypes, "constructor", "__proto__", "ordr") })
    .chain((event) =>
      fc
        .dictionary(
          fc.oneof(fc.constantFrom(...names), fc.string()),
          fc.oneof(
            fc.jsonValue({ maxDepth: 2 }),
            fc.constantFrom("1.50", "EUR", "2026-02-01T00:00:00Z", "a@b.c", "constructor"),
          ),
        )
        .map((fields) => ({ ...fields, ...event })),
    ),
);

it("tells of whatever is sent a code and a sentence that names the field, or takes it", () => {
  fc.assert(
    fc.property(fc.array(odd, { minLength: 1, maxLength: 5 }), (sent) => {
      const read = readServerEvents(sent, context);
      if ("events" in read) return expect(read.events).toHaveLength(sent.length);
      expect(read.faults.length).toBeLessThanOrEqual(mostFaults);
      for (const { index, path, code, detail } of read.faults) {
        expect(sent[index]).toBeDefined();
        expect(Object.keys(faultCodes)).toContain(code);
        expect(detail.startsWith(path === "" ? "the event " : `${path} `)).toBe(true);
        expect(detail.length).toBeLessThan(400);
      }
    }),
    { numRuns: 2000 },
  );
});

it("takes an action called as every object's own methods are", () => {
  expect(readServerEvents([{ type: "action", name: "constructor" }], context)).toHaveProperty("events");
});
