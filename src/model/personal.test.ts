import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPersonalName, isPersonsId, namesPerson } from "./personal.ts";

const address = "ana.lopez+x@priv.example";
const twice = (text: string) => encodeURIComponent(encodeURIComponent(text));

describe("a text", () => {
  it.each([
    address,
    "ANA@PRIV.EXAMPLE",
    `mail to ${address}, please`,
    "ana%40priv.example",
    "ana%2540priv%252Eexample",
    "ana%252540priv.example",
    "ana＠priv．example",
    "ana%EF%BC%A0priv.example",
    "ana&commat;priv.example",
    "ana&#64;priv.example",
    "ana&#x40;priv.example",
    "ana @ priv.example",
    "ana+@+priv.example",
    "ana@priv",
    "ana@localhost",
    "ana@1and1.example",
    "ana\u200b@\u200bpriv.example",
    "/account/ana@priv.example/orders",
    "+34600123456",
    "+34 600 123 456",
    "%2B34600123456",
    "/u/+34600123456",
    "engraved: call 600123456",
    "whatsapp: 0034 600123456",
    "600 123 456",
    "600-12-34-56",
    "(91) 123-45-67",
    "020 7946 0958",
    "4111 1111 1111 1111",
    "from 203.0.113.88",
  ])("names somebody: %s", (text) => {
    expect(namesPerson(text)).toBe(true);
  });

  it.each([
    "spring_sale",
    "tiktok.com/@shop",
    "https://medium.com/@user.name/post",
    "/maps/@41.38,2.17,15z",
    "/img/logo@2x.png",
    "50% off & more",
    "/blog/2026/03/01/what-is-new",
    "2026-03-01 12:30:45",
    "20260301-20260331",
    "01.03.2026 - 31.03.2026",
    "120210000000000000",
    "21345678901",
    "kwd-123456789012",
    "4006381333931",
    "978-3-16-148410-0",
    "403-1234567-1234567",
    "#1001",
    "ORD-2026-000123",
    "1.299.000",
    "1,299,000.00",
    "v1.12.3",
    "550e8400-e29b-41d4-a716-446655440000",
    "/products/faro-azul-8412345678905",
    "/p/123-456-789-x2",
    "iphone 15 pro 256 gb",
    "es_prospecting_25-34_35-44_45-54",
  ])("names nobody: %s", (text) => {
    expect(namesPerson(text)).toBe(false);
    expect(isPersonsId(text)).toBe(false);
  });

  it("is read in time, whatever it is", () => {
    for (const hostile of [
      "1 ".repeat(250),
      "+1".repeat(250),
      "a@".repeat(250),
      "%25".repeat(150),
      "(12) ".repeat(100),
    ]) {
      const start = performance.now();
      namesPerson(hostile);
      expect(performance.now() - start).toBeLessThan(20);
    }
  });
});

it("finds an address whose host begins as a large picture's name ends", () => {
  expect(namesPerson("ana@2x.example")).toBe(true);
  expect(namesPerson("/img/logo@2x.png")).toBe(false);
});

it("finds an address however it is encoded, wherever it stands", () => {
  const word = fc.stringMatching(/^[a-z0-9]{1,10}$/);
  const written = fc.constantFrom(
    (text: string) => text,
    encodeURIComponent,
    twice,
    (text: string) => text.toUpperCase(),
  );
  fc.assert(
    fc.property(word, word, written, fc.string(), fc.string(), (local, host, write, before, after) => {
      expect(namesPerson(`${before} ${write(`${local}@${host}.example`)} ${after}`)).toBe(true);
    }),
  );
});

describe("an id", () => {
  it("is a person's where it is an address or a number that says so itself", () => {
    for (const id of [address, "ana%40priv.example", "+34600123456", "tel:600123456"])
      expect(isPersonsId(id)).toBe(true);
    for (const id of ["34600123456", "600-123-456", "#1001", "cs_test_a1", "600 123 456"]) {
      expect(isPersonsId(id)).toBe(false);
    }
  });
});

describe("a field's name", () => {
  it.each(
    "email e-mail customerEmail billing_email phone numberphone tel user_tel msisdn iban ip client_ip ipAddress fname lname nombre vorname first_name fullName userName name address zip zip_code dni user_agent password birthday mail movil cardNumber whatsapp".split(
      " ",
    ),
  )("is personal: %s", (field) => {
    expect(isPersonalName(field)).toBe(true);
  });

  it.each(
    "hotel zipper item_name product_name size color title page_title coupon method description shipping_tier ship tip recipe campaign_name email_like_nothing stage nominal panel company_name quantity step".split(
      " ",
    ),
  )("is not: %s", (field) => {
    expect(isPersonalName(field)).toBe(field.startsWith("email"));
  });
});
