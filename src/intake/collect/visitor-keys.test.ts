import { describe, expect, it } from "vitest";
import { personHasher } from "../../warehouse/person-key.ts";
import { customerKey, dayVisitor } from "./visitor-keys.ts";

const salt = Buffer.alloc(16, 9);
const keyOf = (ip: string) => dayVisitor(salt, { ip, userAgent: "Firefox" });

describe("a browser of one day", () => {
  it.each([
    ["2001:db8::1", ["2001:DB8::1", "2001:0db8:0000:0000:0000:0000:0000:0001", "2001:db8:0:0::1", "[2001:db8::1]"]],
    ["203.0.113.7", ["::ffff:203.0.113.7", "::FFFF:cb00:7107", "0:0:0:0:0:ffff:203.0.113.7"]],
    ["fe80::1", ["fe80::1%eth0"]],
    ["2001:db8::1:0:0:1", ["2001:db8:0:0:1:0:0:1"]],
  ])("of %s is the same however the address is written", (ip, others) => {
    for (const other of others) expect(keyOf(other)).toBe(keyOf(ip));
  });

  it("is another one with another address, and nobody's address is too odd", () => {
    const ips = ["2001:db8::1", "2001:db8::2", "203.0.113.7", "203.0.113.8", "::", "a:b", "203.0.113.7:443", ":", ""];
    expect(new Set(ips.map(keyOf)).size).toBe(ips.length);
  });
});

it("keeps a shop's customer apart from the CRM's lead of the same number", () => {
  const personHash = personHasher(Buffer.alloc(32, 7));
  expect(customerKey(personHash, " 501 ")).toBe(customerKey(personHash, "501"));
  expect(customerKey(personHash, "501")).not.toBe(personHash("501"));
  expect(customerKey(personHash, "cus_9")).toBe(personHash("cus_9"));
  expect(customerKey(personHash, "Ana@Example.org")).toBe(personHash("ana@example.org"));
  expect(customerKey(personHash, "tel:600123456")).toBe(personHash("600123456"));
});
