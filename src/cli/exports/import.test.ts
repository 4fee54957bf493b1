import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { heardCli, printed, said } from "../../../test/heard-cli.ts";
import { openState } from "../../state/database.ts";
import { auditOf } from "../../state/people/audit.ts";
import { openDataFolder } from "../../warehouse/data-folder.ts";
import { raw } from "../../warehouse/sql.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "retorno-import-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function retorno(...args: string[]): Promise<number> {
  return heardCli(args);
}

const data = () => join(folder, "data");
const orders = (name: string, ...rows: string[]) => {
  const file = join(folder, name);
  writeFileSync(file, `id,at,person,total,currency\n${rows.join("\n")}\n`);
  return file;
};
const march = ["1,2026-03-01,kari@example.com,100,EUR", "2,2026-03-02,,50.50,EUR"];

async function facts(query: string): Promise<string[]> {
  const warehouse = await openDataFolder(data());
  try {
    return (await warehouse.rows(z.object({ value: z.string() }), raw(query))).map(({ value }) => value);
  } finally {
    warehouse.close();
  }
}
const rowsKept = () => facts(`select cast(count(*) as varchar) as value from "order"`);

async function revenue(): Promise<string> {
  await retorno("roi", "--data", data(), "--format", "json");
  return (JSON.parse(printed) as { all: { return: string } }).all.return;
}

describe("retorno import", () => {
  it("keeps facts, and roi answers from them", async () => {
    expect(await retorno("import", orders("march.csv", ...march), "--data", data())).toBe(0);
    expect(await revenue()).toBe("150.50");
  });

  it("says what it brought in and how to take it back", async () => {
    await retorno("import", orders("march.csv", ...march), "--data", data());
    expect(printed).toContain("1 file brought in, as import 1; retorno import --undo 1 takes it back.");
    await retorno("import", orders("march.csv", ...march), "--data", data());
    expect(printed).toContain("Nothing new was brought in.");
    expect(await retorno("import", "--undo", "9", "--data", data())).toBe(1);
    expect(said).toContain("there is no import 9: retorno import alone lists those there are");
  });

  it("changes nothing when the same bytes come again, under whatever name", async () => {
    await retorno("import", orders("march.csv", ...march), "--data", data());
    expect(await retorno("import", orders("copy.csv", ...march), "--data", data(), "--format", "json")).toBe(0);
    expect(JSON.parse(printed)).toMatchObject([{ import: null, duplicateOf: "import 1 (march.csv)" }]);
    expect(await rowsKept()).toEqual(["2"]);
  });

  it("counts what two overlapping exports tell once, as the later one has it", async () => {
    await retorno("import", orders("march.csv", ...march), "--data", data());
    const restated = ["2,2026-03-02,,40.00,EUR", "3,2026-03-03,,10,EUR"];
    await retorno("import", orders("restated.csv", ...restated), "--data", data());
    expect(await revenue()).toBe("150.00");
  });

  it("takes one import back whole, and lets it come again", async () => {
    await retorno(
      "import",
      orders("march.csv", ...march),
      orders("april.csv", "9,2026-04-01,,1,EUR"),
      "--data",
      data(),
    );
    // Files come sorted: april.csv is import 1.
    expect(await retorno("import", "--undo", "2", "--data", data())).toBe(0);
    expect(printed).toContain("import 2 (march.csv) is taken back: 2 rows");
    expect(await rowsKept()).toEqual(["1"]);
    expect(await retorno("import", "--undo", "2", "--data", data())).toBe(1);
    expect(said).toContain("taken back already");
    await retorno("import", join(folder, "march.csv"), "--data", data(), "--format", "json");
    expect(JSON.parse(printed)).toMatchObject([{ import: 3 }]);
    expect(await revenue()).toBe("151.50");
  });

  it("leaves a line in the audit for what came in and went", async () => {
    await retorno("import", orders("march.csv", ...march), "--data", data());
    await retorno("import", join(folder, "march.csv"), "--data", data());
    await retorno("import", "--undo", "1", "--data", data());
    const state = await openState(data());
    const lines = await auditOf(state, "default", { most: 9, below: null });
    await state.destroy();
    const ofImports = lines.filter(({ action }) => action.startsWith("import."));
    expect(ofImports.map(({ actor, action, subject }) => [actor, action, subject])).toEqual([
      ["operator", "import.undo", "1"],
      ["operator", "import.add", "1"],
    ]);
  });

  it("lists what was brought in", async () => {
    await retorno("import", orders("march.csv", ...march), "--data", data());
    await retorno("import", "--data", data());
    expect(printed).toMatch(/^1 {2}20\d\d-.* march\.csv {2}template-orders {2}2 rows\nTimes are UTC\.\n$/);
  });

  it.each([["--undo", "7"], ["--undo", "x"], ["nothing.csv"]])("refuses %s %s in one line", async (...args) => {
    expect(await retorno("import", ...args, "--data", data())).toBe(1);
    expect(said.trim().split("\n").length).toBe(1);
  });

  it("takes what a till gives back for refunds, however far down it stands", async () => {
    const many = Array.from({ length: 600 }, (_, at) => `${at},2026-03-01,,10,EUR`);
    await retorno("import", orders("till.csv", ...many, "7,2026-03-02,,-4,EUR"), "--data", data(), "--format", "json");
    expect(JSON.parse(printed)).toMatchObject([
      {
        tables: [
          { fact: "order", rows: 600 },
          { fact: "refund", rows: 1 },
        ],
        sums: { revenue: "6000.00" },
      },
    ]);
    expect(await revenue()).toBe("5996.00");
  });

  it("says which of two columns of one name is read", async () => {
    const file = join(folder, "twice.csv");
    writeFileSync(file, "id,at,total,total\n1,2026-03-01,10,99\n");
    await retorno("inspect", file, "--format", "json");
    expect(JSON.parse(printed)).toMatchObject([{ hint: "two columns are called total: the first one is read" }]);
  });

  it("makes no folder to say that nothing is in it", async () => {
    for (const args of [["import"], ["import", "--undo", "1"], ["roi"]]) {
      expect(await retorno(...args, "--data", data())).toBe(1);
      expect(said).toContain("nothing has been imported into");
    }
    expect(existsSync(data())).toBe(false);
  });

  it("keeps no address, neither as it is nor as a hash that could be tried out", async () => {
    await retorno("import", orders("march.csv", ...march), "--data", data());
    expect(readFileSync(join(data(), "facts.duckdb")).includes("kari@example.com")).toBe(false);
    const [kept] = await facts(`select cast(person as varchar) as value from "order" where id = '1'`);
    const [plain] = await facts("select cast(hash('kari@example.com') as varchar) as value");
    expect(kept).not.toBe(plain);
    expect(statSync(join(data(), "person.key")).mode & 0o077).toBe(0);
  });

  it("says that another command has the folder open", async () => {
    await retorno("import", orders("march.csv", ...march), "--data", data());
    const holder = spawn(process.execPath, ["-e", holding(data())], { stdio: ["pipe", "pipe", "inherit"] });
    try {
      await once(holder.stdout, "data");
      expect(await retorno("import", "--data", data())).toBe(1);
      expect(said).toContain("is in use by another command");
    } finally {
      holder.kill();
      await once(holder, "exit");
    }
    expect(await rowsKept()).toEqual(["2"]);
  });

  it("says that a database is damaged", async () => {
    await retorno("import", orders("march.csv", ...march), "--data", data());
    writeFileSync(join(data(), "facts.duckdb"), "not a database");
    expect(await retorno("import", "--data", data())).toBe(1);
    expect(said).toContain("cannot be opened");
  });
});

it.each(["/proc/retorno/data", "/dev/null/data", import.meta.filename])(
  "refuses to keep data in %s",
  { timeout: 10_000 },
  async (nowhere) => {
    expect(await retorno("import", orders("march.csv", ...march), "--data", nowhere)).toBe(1);
    expect(said).toContain("data cannot be kept in");
  },
);

/** A process that opens the folder, says so, and keeps it open. */
const holding = (folder: string) => `
  import(${JSON.stringify(new URL("../../warehouse/data-folder.ts", import.meta.url).href)})
    .then(({ openDataFolder }) => openDataFolder(${JSON.stringify(folder)}))
    .then(() => { console.log("open"); process.stdin.resume(); });`;

describe("retorno map", () => {
  const till = `Bilagsnr;Dato;Sum inkl. mva
10012;03.03.2026;1 234,50
10013;24.03.2026;99,00
`;

  it("writes a mapping beside the file, by which it is read from then on", async () => {
    const file = join(folder, "kasse.csv");
    writeFileSync(file, till);
    await retorno("inspect", file, "--format", "json");
    expect(JSON.parse(printed)).toMatchObject([{ format: null, hint: expect.stringContaining("retorno map") }]);
    expect(await retorno("map", file)).toBe(0);
    expect(printed).toContain("kasse.csv looks like orders");
    await retorno("inspect", file, "--format", "json");
    expect(JSON.parse(printed)).toMatchObject([{ format: "template-orders", sums: { orders: 2, gross: "1333.50" } }]);
  });

  it("leaves a file alone that is read already, unless it is told what else it is", async () => {
    const file = orders("march.csv", ...march);
    expect(await retorno("map", file)).toBe(1);
    expect(said).toContain("is read already, as orders template");
    expect(await retorno("map", file, "--as", "orders")).toBe(0);
  });

  it("leaves other mappings and the user's own words alone", async () => {
    const file = join(folder, "kasse.csv");
    writeFileSync(file, till);
    const own =
      "mappings:\n  # the shop in Bergen\n  - file: other.csv\n    reads: costs\n    columns: { what: Hva, category: Type, from: Fra, amount: Sum }\n";
    writeFileSync(join(folder, "mapping.yaml"), own);
    await retorno("map", file);
    const written = readFileSync(join(folder, "mapping.yaml"), "utf8");
    expect(written).toContain("# the shop in Bergen");
    expect(written).toContain("file: kasse.csv");
    await retorno("map", file);
    expect(readFileSync(join(folder, "mapping.yaml"), "utf8")).toBe(written);
  });

  it("names the column that nobody found, and says so again when the file is read", async () => {
    const file = join(folder, "kasse.csv");
    writeFileSync(file, "Ordrenr;Sum\n1;10,00\n2;20,00\n");
    await retorno("map", file, "--as", "orders");
    expect(printed).toContain("still missing: at");
    await retorno("inspect", file, "--format", "json");
    expect(JSON.parse(printed)).toMatchObject([{ format: null, hint: expect.stringContaining("which column is at") }]);
  });

  it("does not read a file whose mapping lacks all of the columns of which one is needed", async () => {
    const file = join(folder, "visits.csv");
    writeFileSync(file, "Data;Cliente;Zz\n2026-01-01;a@example.com;x1\n2026-01-02;b@example.com;x2\n");
    await retorno("map", file, "--as", "touches");
    expect(printed).toContain("still missing: one of source, referrer, landing_page, post, click_id");
    await retorno("inspect", file, "--format", "json");
    expect(JSON.parse(printed)).toMatchObject([
      { format: null, hint: expect.stringContaining("names none of source") },
    ]);
  });

  it.each([
    ["mappings: [{ reads: sweets, columns: {} }]", /mapping\.yaml: reads of mapping 1 is none of orders/],
    ["mappings: [", /mapping\.yaml/],
    ["mappings: [{ reads: orders, columns: { id: a, at: b, total: c, colour: d } }]", /no column \\?"colour/],
  ])("refuses the mapping %s", async (text, message) => {
    const file = join(folder, "kasse.csv");
    writeFileSync(file, till);
    writeFileSync(join(folder, "mapping.yaml"), text);
    await retorno("inspect", file, "--format", "json");
    expect(said + printed).toMatch(message);
  });
});
