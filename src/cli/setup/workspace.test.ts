import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { heardCli, printed, said } from "../../../test/heard-cli.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "retorno-workspace-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function retorno(...args: string[]): Promise<number> {
  return heardCli([...args, "--data", join(folder, "data")]);
}

const make = (id: string, ...more: string[]) =>
  retorno("workspace", "add", id, "--currency", "eur", "--time-zone", "Europe/Madrid", ...more);

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const orders = (id: string) =>
  file(`${id}.csv`, `id,at,person,total,currency\n${id},2026-03-01,kari@example.com,100,EUR\n`);

describe("retorno workspace", () => {
  it("makes, lists, changes and deletes", async () => {
    expect(await make("faro-azul", "--name", "Faro Azul", "--opt-out", "ignore")).toBe(0);
    expect(
      await retorno("workspace", "edit", "faro-azul", "--time-zone", "Europe/Lisbon", "--keep-events", "400d"),
    ).toBe(0);
    expect(await retorno("workspace", "edit", "faro-azul", "--locale", "gl-es")).toBe(0);
    expect(await retorno("workspace", "edit", "faro-azul", "--locale", "english")).toBe(1);
    expect(said).toContain('"english" is no locale');
    await retorno("workspace", "list", "--format", "json");
    expect(JSON.parse(printed)).toEqual([
      {
        id: "faro-azul",
        name: "Faro Azul",
        currency: "EUR",
        timeZone: "Europe/Lisbon",
        locale: "gl-ES",
        optOut: "ignore",
        keepEventsDays: 400,
        secondFactor: "optional",
        sites: 0,
        plan: false,
        isDemo: false,
      },
    ]);
    expect(await retorno("workspace", "edit", "faro-azul", "--locale", "reader")).toBe(0);
    expect(await retorno("workspace", "delete", "faro-azul")).toBe(1);
    expect(said).toContain("--yes");
    expect(await retorno("workspace", "delete", "faro-azul", "--yes")).toBe(0);
    expect(await retorno("workspace", "list")).toBe(1);
    expect(said).toContain("there is no workspace in");
  });

  it.each([
    [["workspace", "ad", "x"], 'did you mean "workspace add"?'],
    [["workspace"], "add, list, edit, delete"],
    [["workspace", "add", "x"], "needs its currency and its time zone"],
    [["workspace", "add", "Größe", "--currency", "EUR", "--time-zone", "UTC"], 'cannot be called "Größe"'],
    [["workspace", "add", "x", "--currency", "EURO", "--time-zone", "UTC"], '"EURO" is no currency'],
    [["workspace", "add", "x", "--currency", "EUR", "--time-zone", "Madrid"], '"Madrid" is no time zone'],
    [["workspace", "add", "x", "--curency", "EUR"], "did you mean --currency?"],
    [["workspace", "delete"], "is missing"],
    [["site", "add", "shop.example"], "there is no workspace in"],
    [["site", "add", "shop.example", "--workspace", "x"], "there is no workspace in"],
    [["plan"], "there is no workspace in"],
  ])("refuses %j in one line", async (args, words) => {
    expect(await retorno(...args)).toBe(1);
    expect(said).toContain(words);
    expect(said.trim().split("\n").length).toBe(1);
  });

  it("has to be named where there are several, and the nearest is proposed", async () => {
    await make("north");
    await make("south");
    expect(await retorno("site", "add", "shop.example")).toBe(1);
    expect(said).toContain("there are several workspaces: north, south");
    expect(await retorno("site", "add", "shop.example", "--workspace", "nort")).toBe(1);
    expect(said).toContain('did you mean "north"?');
    expect(await make("north")).toBe(1);
    expect(said).toContain("there is a workspace north already");
  });

  it("keeps its facts to itself", async () => {
    await make("north");
    await make("south");
    expect(await retorno("import", orders("1"), "--workspace", "north")).toBe(0);
    expect(await retorno("import", orders("1"), "--workspace", "south")).toBe(0);
    expect(await retorno("import", orders("2"), "--workspace", "south")).toBe(0);
    const revenue = async (workspace: string) => {
      await retorno("roi", "--workspace", workspace, "--format", "json");
      return (JSON.parse(printed) as { all: { return: string } }).all.return;
    };
    expect([await revenue("north"), await revenue("south")]).toEqual(["100.00", "200.00"]);
    expect(await retorno("workspace", "delete", "south", "--yes")).toBe(0);
    expect(printed).toContain("rows of facts");
    expect(await revenue("north")).toBe("100.00");
  });

  it("of facts that came before any was made stays where another is made", async () => {
    expect(await retorno("import", orders("1"))).toBe(0);
    await retorno("workspace", "list", "--format", "json");
    expect(JSON.parse(printed)).toMatchObject([{ id: "default", currency: "EUR" }]);
    await make("north");
    expect(said).toContain("stays in the workspace default");
    expect(await retorno("roi", "--workspace", "default", "--format", "json")).toBe(0);
    expect(await retorno("site", "add", "shop.example")).toBe(1);
    expect(said).toContain(
      "(default holds what came before one was made): name the one you mean, such as --workspace north",
    );
  });

  it("asks before an edit deletes events or counts amounts anew", async () => {
    await make("north");
    expect(await retorno("workspace", "edit", "north", "--currency", "NOK")).toBe(0);
    await retorno("import", orders("1"));
    expect(await retorno("workspace", "edit", "north", "--currency", "SEK")).toBe(1);
    expect(said).toContain("they stay in the currency they came in");
    expect(await retorno("workspace", "edit", "north", "--keep-events", "5d")).toBe(1);
    expect(said).toContain("older than 5 days would be deleted for good");
    expect(await retorno("workspace", "edit", "north", "--keep-events", "5d", "--currency", "SEK", "--yes")).toBe(0);
    await retorno("workspace", "list", "--format", "json");
    expect(JSON.parse(printed)).toMatchObject([{ currency: "SEK", keepEventsDays: 5 }]);
  });
});

describe("retorno site", () => {
  it("prints the line for the pages, and takes a key back", async () => {
    await make("north");
    expect(await retorno("site", "add", "https://WWW.Shop.example/start?x=1", "pay.shop.example")).toBe(0);
    const [, key] =
      /^<script defer src="http:\/\/127\.0\.0\.1:4180\/t\.js" data-site="(\w+)"><\/script>\n$/.exec(printed) ?? [];
    await retorno("site", "list", "--format", "json");
    expect(JSON.parse(printed)).toMatchObject([
      { key, hosts: ["shop.example", "pay.shop.example"], workspace: "north" },
    ]);
    expect(await retorno("site", "add", "shop.example")).toBe(1);
    expect(said).toContain("is a site of north already");
    expect(await retorno("site", "add", "not a host")).toBe(1);
    expect(await retorno("site", "delete", key ?? "")).toBe(0);
    expect(await retorno("site", "delete", key ?? "")).toBe(1);
  });
});

describe("retorno plan", () => {
  it("is kept, shown as it is read, and gone by", async () => {
    await make("north");
    const plan = file(
      "plan.yaml",
      "currency: NOK\ntimeZone: Europe/Oslo\ncosts:\n  - { what: Ads, category: labour, amount: 50, from: 2026-03-01, to: 2026-03-02 }\n",
    );
    expect(await retorno("plan")).toBe(1);
    expect(said).toContain("has no plan yet");
    expect(await retorno("plan", plan)).toBe(0);
    await retorno("workspace", "list", "--format", "json");
    expect(JSON.parse(printed)).toMatchObject([{ currency: "NOK", timeZone: "Europe/Oslo", plan: true }]);
    await retorno("plan");
    const shown = printed;
    expect(await retorno("plan", file("again.yaml", shown))).toBe(0);
    await retorno("plan");
    expect(printed).toBe(shown);
    expect(await retorno("workspace", "edit", "north", "--currency", "SEK")).toBe(1);
    await retorno("import", file("orders.csv", "id,at,person,total,currency\n1,2026-03-01,,100,NOK\n"));
    expect(await retorno("roi", "--format", "json")).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({ currency: "NOK", timeZone: "Europe/Oslo", totals: { cost: "50.00" } });
  });

  it("that cannot be read changes nothing", async () => {
    await make("north");
    expect(await retorno("plan", file("plan.yaml", "curency: NOK\n"))).toBe(1);
    expect(said).toContain("plan.yaml:1");
    expect(await retorno("plan")).toBe(1);
  });
});
