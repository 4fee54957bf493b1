import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import type { PathCredits } from "../../model/attribution/path-credits.ts";
import { KnownError } from "../../model/errors.ts";
import { attribute } from "./attribute.ts";

const folder = mkdtempSync(join(tmpdir(), "retorno-attribute-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The published tiny case. */
const tiny = file("tiny.csv", "path;conversions;value;nulls\nA>B;1;10;0\nA;0;0;1\nB>C;1;20;0\nC;0;0;1\nA>B>C;1;30;0\n");
const many = file("many.csv", "path,conversions,value,nulls\nA > B,40,400,100\nB,20,500,100\nC > A,10,90,200\n");

describe("retorno attribute", () => {
  it("answers as the contract has it", async () => {
    const { model, order, conversions, value, rows } = await asJson(tiny);
    expect({ model, order, conversions, value }).toEqual({ model: "markov", order: 1, conversions: 3, value: 60 });
    expect(
      rows.map(({ channel, conversions, removalEffect }) => [
        channel,
        conversions.toFixed(6),
        removalEffect?.toFixed(6),
      ]),
    ).toEqual([
      ["B", "1.188679", "0.777778"],
      ["C", "1.018868", "0.666667"],
      ["A", "0.792453", "0.518519"],
    ]);
  });

  it.each([
    ["first", [2, 1, 0]],
    ["last", [0, 1, 2]],
    ["linear", [5 / 6, 8 / 6, 5 / 6]],
    ["position", [0.9, 1.2, 0.9]],
    ["shapley", [5 / 6, 8 / 6, 5 / 6]],
  ])("credits by %s", async (model, expected) => {
    const { rows, order } = await asJson(tiny, "--model", model);
    const found = ["A", "B", "C"].map((name) => rows.find(({ channel }) => channel === name)?.conversions ?? 0);
    for (const [at, credit] of found.entries()) expect(credit).toBeCloseTo(expected[at] ?? Number.NaN, 9);
    expect(order).toBeNull();
    expect(rows[0]?.removalEffect).toBeNull();
  });

  it("leaves out the paths that did not convert where that is asked", async () => {
    expect((await asJson(tiny, "--paths", "converting")).chance).toBe(1);
    expect((await asJson(tiny)).chance).toBeCloseTo(0.6, 12);
  });

  it("gives intervals around the credits, the same each time", async () => {
    const [one, other] = [await asJson(many, "--intervals"), await asJson(many, "--intervals")];
    expect(one).toEqual(other);
    expect(one).toMatchObject({ enough: true, replicates: 1000 });
    for (const { conversions, value, interval } of one.rows) {
      expect(interval?.conversions.low).toBeLessThan(conversions);
      expect(interval?.conversions.high).toBeGreaterThan(conversions);
      expect(interval?.value.low).toBeLessThan(value);
      expect(interval?.value.high).toBeGreaterThan(value);
    }
  });

  it("gives no interval below ten conversions, and says so", async () => {
    const { enough, replicates, rows } = await asJson(tiny, "--intervals");
    expect({ enough, replicates, intervals: rows.map(({ interval }) => interval) }).toEqual({
      enough: false,
      replicates: null,
      intervals: [null, null, null],
    });
    expect(await asText(tiny, "--intervals")).toContain("Not enough data");
  });

  it("chooses an order, and shows what by", async () => {
    const { orders } = await asJson(many, "--order", "auto");
    expect(orders?.map(({ order }) => order)).toEqual([1, 2, 3, 4]);
    expect(await asText(many, "--order", "auto")).toContain("AUC");
  });

  it("says that no order tells anything where none does", async () => {
    const coin = file("coin.csv", "path;conversions;nulls\nA > B;10;30\nB > C;10;30\nC > A;10;30\n");
    expect(await asJson(coin, "--order", "auto")).toMatchObject({ order: 1, ordersTell: false });
    expect(await asText(coin, "--order", "auto")).toContain("better than a coin; order 1 is taken");
  });

  it.each(["1", "2"])("says of order %s whose paths it looks at", async (order) => {
    expect((await asJson(many, "--order", order)).assumes).toContain("paths that did not convert count too");
    const converting = await asJson(many, "--order", order, "--paths", "converting");
    expect(converting.assumes).toContain("looks only at people who converted");
  });

  it("says what the intervals of value leave out", async () => {
    const said = "how orders of one row differ is not in the intervals of value";
    expect((await asJson(many, "--intervals")).intervalsAre).toContain(said);
    expect((await asText(many, "--intervals")).replaceAll("\n", " ")).toContain(said);
    expect((await asJson(many)).intervalsAre).toBeNull();
  });

  it("takes a name with a slash whole, warns of it, and splits it where that is told", async () => {
    const slashes = file("slashes.csv", "path;conversions\ngoogle / cpc;6\n");
    const warning = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    expect(await asJson(slashes)).toMatchObject({ between: ">", rows: [{ channel: "google / cpc", conversions: 6 }] });
    expect(warning.mock.calls.join()).toContain('say --between "/"');
    warning.mockClear();
    expect((await asJson(slashes, "--between", "/")).rows.map(({ channel }) => channel)).toEqual(["cpc", "google"]);
    expect(warning).not.toHaveBeenCalled();
    warning.mockRestore();
  });

  it("reads standard input", () => {
    const run = spawnSync(
      process.execPath,
      [join(import.meta.dirname, "../../main.ts"), "attribute", "-", "--format", "csv"],
      {
        input: "path;conversions\nA;2\n",
        encoding: "utf8",
      },
    );
    expect(run.stdout).toContain("A,2,");
  });

  it("counts rows without a channel for nobody", async () => {
    const none = file("none-named.csv", "path;conversions;value\nA;2;8\n;3;9\n");
    expect(await asJson(none)).toMatchObject({ conversions: 2, value: 8, unattributed: { conversions: 3, value: 9 } });
  });

  it("shows the transitions", async () => {
    const { transitions } = await asJson(tiny, "--transitions");
    expect(transitions).toContainEqual({ from: "(start)", to: "C", share: 0.2 });
    const csv = await asText(tiny, "--transitions", "--format", "csv");
    expect(csv.split("\r\n")[0]).toBe("\ufefffrom,to,share");
    expect(csv).toContain("(start),C,0.2\r\n");
    expect(await asText(tiny, "--transitions")).toMatch(/^A +B +66\.67 %$/m);
  });

  it("fits a terminal of 80 columns, names and all", async () => {
    const text = await asText(many, "--intervals", "--transitions");
    expect(text).toMatch(/^Channel +Conversions +90 %/m);
    expect(text.split("\n").filter((line) => line.length > 100)).toEqual([]);
  });

  it.each<[string, string[], string]>([
    ["no file", [], "no file is named"],
    ["two files", [tiny, many], "more than one file is named"],
    ["a file that is not there", [join(folder, "none.csv")], "there is no file"],
    ["a folder", [folder], "a folder is no table of paths"],
    ["a model it has not", [tiny, "--model", "w"], '--model cannot be "w"'],
    ["order 5", [tiny, "--order", "5"], '--order cannot be "5"'],
    ["an order of a rule", [tiny, "--model", "last", "--order", "2"], "--order is of the model markov, not of last"],
    ["a form of a chain", [tiny, "--form", "set-value"], "--form is of the model shapley, not of markov"],
    ["transitions of a rule", [tiny, "--model", "last", "--transitions"], "--transitions is of the model markov"],
    [
      "a wrong table",
      [file("wrong.csv", "path;conversions\nA;x\n")],
      'wrong.csv:2, column conversions: "x" is no number',
    ],
    [
      "a table without conversions",
      [file("nulls.csv", "path;conversions;nulls\nA;0;3\n")],
      "no path of this table converted",
    ],
    ["auto without nulls", [file("all.csv", "path;conversions\nA;3\n"), "--order", "auto"], "no order can be chosen"],
    ["its own file as target", [tiny, "--out", tiny], "would be lost"],
  ])("refuses %s", async (_, args, message) => {
    const failure = await attribute(args).catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(KnownError);
    expect((failure as KnownError).message).toContain(message);
    expect((failure as KnownError).hint).toBeTruthy();
  });
});

async function asText(...args: string[]): Promise<string> {
  const out = join(folder, "out.txt");
  await attribute([...args, "--out", out]);
  return readFileSync(out, "utf8");
}

async function asJson(...args: string[]): Promise<PathCredits> {
  return JSON.parse(await asText(...args, "--format", "json"));
}

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}
