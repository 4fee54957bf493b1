import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TrackedEvent } from "../../model/tracked-event.ts";
import { personHasher } from "../../warehouse/person-key.ts";
import { trackedArrival } from "./tracked-arrival.ts";
import { cookieVisitor, dayVisitor } from "./visitor-keys.ts";

const workspaceKey = Buffer.alloc(32, 7);
const daySalt = Buffer.alloc(16, 9);
const personHash = personHasher(workspaceKey);
const sender = {
  ip: "203.0.113.7",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:148.0) Gecko/20100101 Firefox/148.0",
};
const nowMs = Date.UTC(2026, 2, 1, 12);
const url = "https://shop.example/a?email=ana%40example.org#x";
const day = dayVisitor(daySalt, sender);

function arrive(event: Partial<TrackedEvent>, { userAgent = sender.userAgent, refused = [] as string[] } = {}) {
  const context = {
    workspace: "shop",
    currency: "EUR",
    site: "k",
    ownHosts: [],
    daySalt,
    workspaceKey,
    personHash,
    nowMs,
  };
  return trackedArrival(
    { site: "k", name: "page_view", url, referrer: "", id: "e1", data: {}, ...event },
    { ...context, sender: { ...sender, userAgent }, refused: (field) => refused.push(field) },
  );
}
const bought = (data: Record<string, unknown>, refused: string[] = []) =>
  arrive({ name: "purchase", data: { transaction_id: "1001", value: 12.5, ...data } }, { refused });

describe("a tracked event", () => {
  it("is kept with the server's time, and without query, fragment and address", () => {
    const { occurredMs, page, visitor, facts, detail } = arrive({ data: { title: "A", mail: "ana@example.org" } });
    expect({ occurredMs, page, visitor, facts, detail }).toEqual({
      occurredMs: nowMs,
      page: "shop.example/a",
      visitor: day,
      facts: [],
      detail: '{"title":"A"}',
    });
    expect(arrive({ url: "https://shop.example/leave/ana@example.org" }).page).toBe("shop.example/");
  });

  it("comes from somewhere only where it is a page that was opened", () => {
    const tagged = "https://shop.example/?utm_source=instagram&rtc=00000000000000ff";
    expect(arrive({ url: tagged })).toMatchObject({ origin: { row: { utm_source: "instagram" } }, continues: false });
    expect(arrive({ url: tagged, name: "user_engagement" })).toMatchObject({
      origin: null,
      continues: true,
      click: 255n,
    });
  });

  it("is read whatever stands where its data should", () => {
    for (const data of [null, "x", [1], 5, undefined]) {
      expect(TrackedEvent.parse({ site: "k", url, data }).data).toEqual({});
      expect(TrackedEvent.parse({ site: "k", url }).data).toEqual({});
    }
  });

  it("is an order where it is a purchase with an id, in its own currency or the workspace's", () => {
    expect(bought({ tax: "2.50", shipping: 3, coupon: "FARO" })).toMatchObject({
      id: "purchase:1001",
      orderId: "1001",
      currency: "EUR",
      valueMinor: 1250,
      facts: [
        { table: "order", row: { id: "1001", total_minor: 1250, tax_minor: 250, shipping_minor: 300, code: "FARO" } },
      ],
    });
    expect(bought({ currency: "jpy", value: "1500" })).toMatchObject({ currency: "JPY", valueMinor: 1500 });
    expect(arrive({ name: "purchase", data: { value: 5 } })).toMatchObject({ id: "e1", valueMinor: 500, facts: [] });
  });

  it.each([
    ["value", -5],
    ["value", "12,50"],
    ["value", 1e11],
    ["value", Number.POSITIVE_INFINITY],
    ["value", ["5"]],
    ["tax", "much"],
    ["currency", "XYZ"],
    ["currency", "€"],
  ])("is no order where its %s is %s, which is counted", (field, written) => {
    const refused: string[] = [];
    const { facts, valueMinor } = bought({ [field]: written }, refused);
    expect(refused).toEqual([field]);
    expect(facts).toEqual([]);
    expect(bought({ [field]: written }).id).toBe("e1");
    if (field !== "tax") expect(valueMinor).toBeNull();
  });

  it("is a lead, a refund or an answer", () => {
    expect(arrive({ name: "lead", data: { value: 40 } })).toMatchObject({
      kind: "generate_lead",
      facts: [{ table: "lead", row: { person: day, created_at: nowMs } }],
    });
    expect(arrive({ name: "refund", data: { transaction_id: "1001", value: 2 } }).facts).toEqual([
      {
        table: "refund",
        row: { id: "refund:1001:200 EUR", order_id: "1001", occurred_at: nowMs, currency: "EUR", amount_minor: 200 },
      },
    ]);
    const answered = { name: "survey_answer", data: { question: "¿Cómo?", answer: " Instagram ", order_id: "#1001" } };
    expect(arrive(answered).facts).toEqual([
      {
        table: "survey_answer",
        row: { id: "e1", person: day, order_id: "1001", occurred_at: nowMs, question: "¿Cómo?", answer: "Instagram" },
      },
    ]);
    expect(bought({ heard_from: "a friend" }).facts).toMatchObject([
      { table: "order" },
      { table: "survey_answer", row: { answer: "a friend", order_id: "1001" } },
    ]);
  });

  it("is one refund of an order and an amount, unless each has its own id", () => {
    const refund = (id: string, data: Record<string, unknown>) =>
      arrive({ name: "refund", id, data: { transaction_id: "1001", value: 2, ...data } }).id;
    expect(refund("e2", {})).toBe(refund("e3", { value: "2.00", currency: "eur" }));
    const others = [{ value: 3 }, { currency: "USD" }, { transaction_id: "1002" }, { refund_id: 1 }, { refund_id: 2 }];
    expect(new Set([{}, ...others].map((data) => refund("e2", data))).size).toBe(6);
    expect([refund("e2", { value: -2 }), refund("e2", { transaction_id: "" })]).toEqual(["e2", "e2"]);
  });

  it("takes no answer that names somebody", () => {
    const refused: string[] = [];
    for (const answer of ["ana@example.org", "call +34 600 123 456"]) {
      expect(arrive({ name: "survey_answer", data: { answer } }, { refused }).facts).toEqual([]);
    }
    expect(refused).toEqual(["answer", "answer"]);
  });

  it("says who is who by e-mail address, customer, cookie and link", () => {
    const email = personHash("ana@example.org");
    const customer = personHash("customer:77");
    const cookie = cookieVisitor(workspaceKey, "cookie-of-ana");
    const aliases = (event: Partial<TrackedEvent>) => arrive(event).aliases;
    expect(aliases({ name: "identify", data: { email: " Ana@Example.org ", customer_id: 77 } })).toEqual([
      { key: day, person: email, kind: "email" },
      { key: customer, person: email, kind: "customer" },
    ]);
    expect(aliases({ name: "sign_up", data: { customer_id: "77" } })).toEqual([
      { key: day, person: customer, kind: "customer" },
    ]);
    expect(aliases({ visitor: "cookie-of-ana" })).toEqual([{ key: day, person: cookie, kind: "consent" }]);
    expect(aliases({ visitor: "cookie-of-ana", name: "scroll" })).toEqual([]);
    const passedOn = (at: number) => aliases({ url: `https://b.example/?x=1&rtv=cookie_of_ana.${at}` });
    const ana = cookieVisitor(workspaceKey, "cookie_of_ana");
    expect(passedOn(nowMs - 60_000)).toEqual([{ key: day, person: ana, kind: "consent" }]);
    expect(passedOn(nowMs - 6 * 60_000)).toEqual([]);
  });

  it("of a machine tells of nobody and nothing", () => {
    const machine = { userAgent: "curl/8.0" };
    const said = { transaction_id: "1", value: 5, email: "ana@example.org" };
    expect(arrive({ name: "purchase", data: said }, machine)).toMatchObject({
      id: "e1",
      bot: "bot",
      aliases: [],
      facts: [],
    });
  });

  it("keeps the items of a cart, and no more of them than they are", () => {
    const items = [{ item_id: 7, price: "9.5", quantity: -1, buyer: "Ana" }, null, "x"];
    const { detail } = arrive({ name: "add_to_cart", data: { items, first_name: "Ana", "gtm.uniqueEventId": 4 } });
    expect(JSON.parse(detail ?? "")).toEqual({ items: [{ item_id: "7", price: 9.5 }, {}, {}] });
  });

  it("never throws, whatever it says", () => {
    const data = fc.dictionary(
      fc.constantFrom(
        "value",
        "currency",
        "transaction_id",
        "email",
        "items",
        "tax",
        "answer",
        "heard_from",
        "__proto__",
      ),
      fc.anything(),
    );
    const name = fc.constantFrom("page_view", "purchase", "lead", "refund", "identify", "survey_answer", "constructor");
    const event = fc.record({
      site: fc.constant("k"),
      name,
      url: fc.oneof(fc.webUrl(), fc.string()),
      referrer: fc.oneof(fc.webUrl(), fc.string()),
      data,
    });
    fc.assert(
      fc.property(event, fc.string(), (written, userAgent) => {
        const read = TrackedEvent.safeParse(written);
        if (!read.success) return;
        const { valueMinor, facts } = arrive(read.data, { userAgent });
        expect(valueMinor === null || Number.isSafeInteger(valueMinor)).toBe(true);
        for (const { row } of facts ?? []) expect(Object.values(row)).not.toContain(undefined);
      }),
      { numRuns: 500 },
    );
  });
});
