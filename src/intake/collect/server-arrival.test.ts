import { describe, expect, it } from "vitest";
import type { ServerEventInput } from "../../model/server-event.ts";
import { readServerEvents } from "../../model/server-event-faults.ts";
import { personHasher } from "../../warehouse/person-key.ts";
import { originOfVisit } from "./origin-of-visit.ts";
import { serverArrival } from "./server-arrival.ts";
import { cookieVisitor, customerKey, dayVisitor } from "./visitor-keys.ts";

const workspaceKey = Buffer.alloc(32, 7);
const daySalt = Buffer.alloc(16, 9);
const personHash = personHasher(workspaceKey);
const nowMs = Date.UTC(2026, 2, 1, 12);
const instagram =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 334.0.4.32.98";

function arrive(event: ServerEventInput) {
  const read = readServerEvents([event], { currency: "EUR", nowMs });
  const [one] = "events" in read ? read.events : [];
  if (one === undefined) throw new Error(JSON.stringify(read));
  const context = {
    workspace: "shop",
    currency: "EUR",
    source: "api" as const,
    ownHosts: [],
    workspaceKey,
    personHash,
  };
  return serverArrival(one, { ...context, daySalt, nowMs });
}
const rowOf = (event: ServerEventInput) => arrive(event).facts?.[0]?.row ?? {};
const order = { type: "order", id: "1001", value: 5 } as const;
const inApp = { ip: "203.0.113.7", user_agent: instagram };

describe("where an order or a lead came from", () => {
  it.each([order, { type: "lead", id: "L-1" } as const])("is nowhere by the app alone (%j)", (event) => {
    for (const more of [inApp, { ...inApp, url: "https://shop.example/thanks" }]) {
      const row = rowOf({ ...event, ...more });
      expect(row).not.toHaveProperty("origin");
      expect(row).not.toHaveProperty("utm_source");
    }
  });

  it("is its tags, by the key that a page with the same tags has", () => {
    const url = "https://shop.example/?utm_source=newsletter&utm_medium=email";
    const { origin } = originOfVisit({ url, referrer: "", userAgent: "", ownHosts: [] });
    const told = { utm_source: "newsletter", utm_medium: "email" };
    for (const more of [told, { ...told, ...inApp }, { url }, { url, ...inApp }]) {
      const row = rowOf({ ...order, ...more });
      expect(row).toMatchObject({ utm_source: "newsletter", utm_medium: "email", origin: origin?.origin });
      expect(row).not.toHaveProperty("in_app");
    }
  });

  it("is the app where a page was seen in it", () => {
    const { origin } = arrive({ type: "page_view", url: "https://shop.example/", ...inApp });
    expect(origin?.row).toMatchObject({ in_app: "instagram" });
  });
});

describe("an ad that was seen", () => {
  const view = { type: "ad_view", utm_source: "instagram", customer_id: 7 } as const;

  it("is paid unless it says otherwise, and on the way of nobody's visit", () => {
    const { kind, origin, continues, page } = arrive({ ...view, utm_campaign: "spring", ...inApp });
    expect({ kind, continues, page }).toEqual({ kind: "ad_view", continues: true, page: null });
    expect(origin?.row).toMatchObject({
      utm_source: "instagram",
      utm_medium: "cpm",
      utm_campaign: "spring",
      in_app: null,
    });
    expect(arrive({ ...view, utm_medium: "social" }).origin?.row).toMatchObject({ utm_medium: "social" });
  });

  it("is refused where it names nobody or no network", () => {
    const faults = (event: object) => readServerEvents([event], { currency: "EUR", nowMs });
    expect(faults({ type: "ad_view", utm_source: "x" })).toMatchObject({ faults: [{ code: "nobody" }] });
    expect(faults({ type: "ad_view", customer_id: 7 })).toMatchObject({
      faults: [{ path: "utm_source", code: "missing_field" }],
    });
    expect(faults({ type: "action", name: "ad_view", customer_id: 7 })).toMatchObject({
      faults: [{ code: "reserved_name" }],
    });
  });
});

describe("who it was", () => {
  it("is not forgotten by a lead that is told again without a name", () => {
    const email = personHash("ana@example.org");
    const own = personHash("51");
    expect(rowOf({ type: "lead", id: "51", email: "Ana@Example.org" })).toMatchObject({ person: email, id_key: own });
    expect(rowOf({ type: "lead", id: "51", stage: "Won" })).toMatchObject({ person: null, id_key: own });
  });

  it("is joined to the lead by whatever a telling names", () => {
    const lead = (more: object) => arrive({ type: "lead", id: "51", ...more }).aliases;
    const own = personHash("51");
    const email = personHash("ana@example.org");
    const visitor = cookieVisitor(workspaceKey, "cookie-of-ana");
    const customer = customerKey(personHash, "7");
    expect(lead({})).toEqual([]);
    expect(lead({ visitor: "cookie-of-ana" })).toEqual([{ key: visitor, person: own, kind: "crm" }]);
    expect(lead({ customer_id: 7 })).toEqual([{ key: own, person: customer, kind: "crm" }]);
    expect(lead({ email: "ana@example.org" })).toEqual([{ key: own, person: email, kind: "crm" }]);
  });

  it("is the visitor whom the tracker saw, however the address is written", () => {
    const userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:148.0) Gecko/20100101 Firefox/148.0";
    const seen = dayVisitor(daySalt, { ip: "2001:db8::7", userAgent });
    const { visitor } = arrive({ ...order, ip: "2001:0DB8:0:0:0:0:0:7", user_agent: userAgent });
    expect(visitor).toBe(seen);
  });
});

describe("when it was", () => {
  const at = "2026-02-01T10:00:00Z";
  const updated = "2026-02-03T10:00:00Z";

  it("is at; without that at the latest when it became so; told is when it became so, or now", () => {
    const moments = (more: object) => {
      const { occurred_at, told_at } = rowOf({ ...order, ...more });
      return [occurred_at, told_at];
    };
    expect(moments({ at, updated_at: updated })).toEqual([Date.parse(at), Date.parse(updated)]);
    expect(moments({ updated_at: updated })).toEqual([Date.parse(updated), Date.parse(updated)]);
    expect(moments({ at })).toEqual([Date.parse(at), nowMs]);
    expect(moments({})).toEqual([nowMs, nowMs]);
  });
});
