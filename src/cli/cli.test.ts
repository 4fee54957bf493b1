import { execFileSync } from "node:child_process";
import { expect, it, vi } from "vitest";
import { runCli } from "./cli.ts";

it("loads for roi only what every statement needs", () => {
  const listing = `
    const packages = new Set();
    const load = (url, context, next) => {
      packages.add(url.split("/node_modules/")[1]?.match(/^(@[^/]+\\/)?[^/]+/)[0]);
      return next(url, context);
    };
    require("node:module").registerHooks({ load });
    import(${JSON.stringify(new URL("roi/roi.ts", import.meta.url).href)}).then(() => console.log([...packages].join(" ")));`;
  const packages = execFileSync(process.execPath, ["-e", listing], { encoding: "utf8" });
  expect(packages).toContain("@duckdb/node-api");
  expect(packages).not.toMatch(/yaml|xlsx|echarts|papaparse|better-auth|nodemailer/);
});

it("listens once for the end of its output, however often it runs", async () => {
  await runCli(["version"]);
  const listening = process.stdout.listenerCount("error");
  await runCli(["version"]);
  expect(process.stdout.listenerCount("error")).toBe(listening);
});

it("proposes help to whoever asks for it in a hurry", async () => {
  const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  expect(await runCli(["hlep"])).toBe(1);
  expect(said.mock.calls.join("")).toContain('did you mean "help"?');
  said.mockRestore();
});
