import { expect, it } from "vitest";
import { hashPassword, isPassword } from "./password-hash.ts";

it("knows a password by its hash, however its letters were typed, and no other", async () => {
  const hash = await hashPassword("contraseña de la abuela");
  expect(hash).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  expect(await isPassword("contraseña de la abuela".normalize("NFD"), hash)).toBe(true);
  expect(await isPassword("contrasena de la abuela", hash)).toBe(false);
  expect(await isPassword("", "")).toBe(false);
});

it("hashes the same password differently each time", async () => {
  expect(await hashPassword("the same words twice")).not.toBe(await hashPassword("the same words twice"));
});

it("sends people away rather than let them wait for minutes", async () => {
  const hash = await hashPassword("the same words twice");
  const outcomes = await Promise.allSettled(
    Array.from({ length: 110 }, () => isPassword("", `${hash}`.replace("32768$8$3", "16$1$1"))),
  );
  const refused = outcomes.filter(({ status }) => status === "rejected");
  expect(refused).toHaveLength(8);
  expect(refused[0]).toMatchObject({ reason: { code: "busy" } });
});
