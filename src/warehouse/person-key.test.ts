import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { keyedHash } from "./person-key.ts";

it("is HMAC-SHA-256 for every key of up to a block and every text", () => {
  const key = fc.uint8Array({ minLength: 1, maxLength: 64 }).map((bytes) => Buffer.from(bytes));
  const text = fc.oneof(fc.string({ unit: "binary", maxLength: 100 }), fc.string({ minLength: 900, maxLength: 1100 }));
  fc.assert(
    fc.property(key, fc.array(text, { minLength: 2 }), (key, texts) => {
      for (const text of texts) {
        const digest = createHmac("sha256", key).update(text).digest();
        expect(keyedHash(key, text)).toBe(digest.readBigUInt64BE(0));
      }
    }),
  );
});
