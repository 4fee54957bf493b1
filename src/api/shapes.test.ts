import { expect, it } from "vitest";
import { nameUpTo } from "./shapes.ts";

it.each(["Ana\nBcc: x", "Ana\u0000", "Ana\u202egnp.exe", "Ana\u2066x", "Ana\u2028x", "Ana\u0085x", "  "])(
  "takes no name that passes for another: %j",
  (name) => {
    expect(nameUpTo(100).safeParse(name).success).toBe(false);
  },
);

it.each(["Ana María O'Neill", "山田 太郎", "دانا", "Zoë 👩‍🚀", "می\u200cخواهم"])("takes %s", (name) => {
  expect(nameUpTo(100).parse(` ${name} `)).toBe(name);
});
