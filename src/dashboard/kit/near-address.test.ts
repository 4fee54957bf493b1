import { expect, it } from "vitest";
import { isNearOnly } from "./near-address.ts";

it.each([
  ["http://127.0.0.1:8080/l/spring", "computer"],
  ["http://localhost:8080/l/spring", "computer"],
  ["http://[::1]:8080/l/spring", "computer"],
  ["http://192.168.1.20/l/spring", "network"],
  ["http://172.20.0.3/l/spring", "network"],
  ["http://shop-pc.local/l/spring", "network"],
  ["https://go.shop.example/l/spring", null],
  ["https://172.40.0.3/l/spring", null],
])("%s is open to %s alone", (address, near) => {
  expect(isNearOnly(address)).toBe(near);
});
