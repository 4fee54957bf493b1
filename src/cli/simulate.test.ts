import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it, vi } from "vitest";
import { simulateCommand } from "./simulate.ts";

let out: string;

beforeEach(async () => {
  out = join(await mkdtemp(join(tmpdir(), "simulate-")), "world");
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});

const small = () => ["--people", "300", "--days", "30", "--out", out];
const truth = async () => JSON.parse(await readFile(join(out, "truth.json"), "utf8"));

it("writes a business with the traits that are named, each once, and its truth", async () => {
  expect(await simulateCommand([...small(), "--traits", "dark-social, season,season"])).toBe(0);
  expect(await truth()).toMatchObject({ model: "online-shop", people: 300, traits: ["season", "dark-social"] });
});

it("writes a business without traits where none is named", async () => {
  expect(await simulateCommand(small())).toBe(0);
  expect(await truth()).not.toHaveProperty("traits");
});

it("refuses a trait that there is not, with those there are", async () => {
  await expect(simulateCommand([...small(), "--traits", "season,luck"])).rejects.toMatchObject({
    code: "invalid_request",
    message: '--traits cannot be "luck"',
    hint: expect.stringContaining("brand-demand, retargeting"),
  });
});

it("writes nothing into a folder that holds something", async () => {
  out = await mkdtemp(join(tmpdir(), "simulate-"));
  await writeFile(join(out, "plan.yaml"), "mine");
  await expect(simulateCommand(small())).rejects.toMatchObject({ code: "conflict" });
});
