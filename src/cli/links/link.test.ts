import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { heardCli, printed, said } from "../../../test/heard-cli.ts";
import { Collector } from "../../intake/collect/collector.ts";
import { Plan } from "../../model/plan.ts";
import { openState, type State } from "../../state/database.ts";
import { linkBySlug, linksOf } from "../../state/links.ts";
import { auditOf } from "../../state/people/audit.ts";
import { keepPlan } from "../../state/plan/keep-plan.ts";
import { keepPublicUrl } from "../../state/public-url.ts";
import { addWorkspace } from "../../state/workspaces/workspaces.ts";
import { openDataFolder } from "../../warehouse/data-folder.ts";

let folder: string;
let state: State;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "retorno-link-"));
  state = await openState(folder);
  await addWorkspace(state, { id: "shop", name: "Shop", currency: "EUR", timeZone: "Europe/Madrid" });
  await keepPublicUrl(state, "https://go.shop.example");
});
afterEach(async () => {
  await state.destroy();
  rmSync(folder, { recursive: true, force: true });
});

async function link(...args: string[]): Promise<number> {
  return heardCli(["link", ...args, ...(args.includes("--plan") ? [] : ["--data", folder])]);
}

const keepNaming = (naming: object) =>
  keepPlan(state, "shop", Plan.parse({ currency: "EUR", timeZone: "Europe/Madrid", naming }), {
    actor: { kind: "operator" },
  });

const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe("retorno link add", () => {
  it("prints the short link alone", async () => {
    expect(
      await link(
        "add",
        "https://shop.example/spring",
        "--source",
        "instagram",
        "--medium",
        "social",
        "--slug",
        "spring",
      ),
    ).toBe(0);
    expect([printed, said]).toEqual(["https://go.shop.example/l/spring\n", ""]);
    expect(await link("add", "https://shop.example/spring", "--url", "http://localhost:1/x/")).toBe(0);
    expect(printed).toMatch(/^http:\/\/localhost:1\/x\/l\/[2-9a-z]{7}\n$/);
  });

  it("refuses what the plan's naming rules do not allow, and says what was meant", async () => {
    await keepNaming({ sources: ["instagram"], mediums: ["social"], campaigns: ["{season}-{year}"] });
    expect(await link("add", "https://shop.example/", "--source", "Instagrm", "--medium", "social")).toBe(1);
    expect(said).toContain('utm_source is "Instagrm"; the plan allows instagram: write instagram');
    expect(await link("add", "https://shop.example/", "--medium", "social", "--campaign", "Spring 26")).toBe(1);
    expect(said).toContain("write spring-2026");
    expect(await linksOf(state, "shop")).toEqual([]);
    expect(await link("add", "https://shop.example/", "--medium", "social", "--campaign", "spring-2026")).toBe(0);
    expect(said).toBe("");
  });

  it("warns of what would be counted elsewhere, and makes the link", async () => {
    expect(await link("add", "https://shop.example/", "--source", "Instagram", "--medium", "social")).toBe(0);
    expect(said).toContain('note: utm_source is "Instagram", with capitals');
  });

  it.each([
    [["add"], "it takes one address: such as retorno link add"],
    [["add", "javascript:alert(1)"], "cannot lead to a javascript: address"],
    [
      ["add", "https://shop.example/", "--expires", "31.12.2026"],
      "write the first day on which the link no longer works",
    ],
    [["add", "https://shop.example/", "--campaign", "kari@example.com"], "leave it out"],
    [["add", "https://shop.example/?m=kari%40example.com"], 'holds an e-mail address in "m"'],
    [["add", "https://shop.example/?to=https%3A%2F%2Fx.example%2F%3Fm%3Dkari%2540example.com"], "e-mail address in"],
    [["add", "https://shop.example/#kari@example.com"], "behind its #"],
    [["add", "https://shop.example/", "--expires", "2026-01-01"], "2026-01-01 has begun: the link would be over"],
    [["add", "https://shop.example/", "--slug", "Spring Sale"], "such as spring-sale"],
    [["add", "https://shop.example/", "--url", "ftp://x"], "is not where a server can be reached"],
    [["ad", "https://shop.example/"], 'did you mean "link add"?'],
    [["show", "sprng"], "there is no link sprng in shop"],
  ])("%j is refused in a line that says what to do", async (args, expected) => {
    expect(await link(...args)).toBe(1);
    expect(said).toContain(expected);
    expect(said.trim().split("\n")).toHaveLength(1);
  });
});

async function clicks(id: string, bots: (string | null)[]): Promise<void> {
  const facts = await openDataFolder(folder);
  const collector = await Collector.open(await facts.lane());
  const click = { workspace: "shop", source: "link", occurredMs: 0, kind: "link_click", link: id } as const;
  await collector.add(bots.map((bot, at) => ({ ...click, id: String(at), bot })));
  await collector.close();
  facts.close();
}

describe("retorno link list and show", () => {
  beforeEach(async () => {
    await link("add", "https://shop.example/p", "--medium", "social", "--slug", "bio", "--expires", "2026-12-31");
    await clicks((await linkBySlug(state, "bio"))?.id ?? "", [null, null, "preview"]);
  });

  it("tell the clicks of people from those of bots", async () => {
    await link("list");
    expect(printed).toBe(
      "https://go.shop.example/l/bio  2 clicks, and 1 by bots, until 2026-12-31\n  → https://shop.example/p\n  (where it is clicked) / social\n",
    );
    await link("list", "--format", "json");
    expect(JSON.parse(printed)).toMatchObject([
      { slug: "bio", clicks: 2, bots: 1, expires: "2026-12-31", source: null },
    ]);
  });

  it("give a csv that import takes back and finds nothing new in", async () => {
    await link("list", "--format", "csv", "--out", join(folder, "links.csv"));
    const { data } = Papa.parse<Record<string, string>>(readFileSync(join(folder, "links.csv"), "utf8"), {
      header: true,
    });
    expect(data[0]).toMatchObject({ slug: "bio", clicks: "2", bots: "1" });
    expect(await link("import", join(folder, "links.csv"))).toBe(0);
    expect(said).toContain("0 links made, 1 stood already");
  });

  it("say of a link that is over since when", async () => {
    await link("import", file("old.csv", "destination,slug,expires\nhttps://shop.example/,old,2026-01-01\n"));
    await link("list");
    expect(printed).toContain("/l/old  0 clicks, over since 2026-01-01\n");
  });

  it("tell what a link was before each change", async () => {
    await link("edit", "bio", "--destination", "https://shop.example/new", "--expires", "never", "--medium", "none");
    expect(printed).toBe("https://go.shop.example/l/bio is changed\n");
    await link("edit", "https://go.shop.example/l/bio", "--destination", "https://shop.example/new");
    expect(printed).toContain("was like that already");
    await link("delete", "bio");
    expect(await link("edit", "bio", "--content", "x")).toBe(1);
    expect(said).toContain("was deleted");
    await link("show", "bio");
    expect(printed).toMatch(/ {2}destination: https:\/\/shop\.example\/p → https:\/\/shop\.example\/new\n/);
    expect(printed).toMatch(
      / {2}medium: social → none\n.* {2}expires: 2026-12-31 → none\n.* {2}deleted\nTimes are of Europe\/Madrid\.\n$/,
    );
    await link("show", "bio", "--format", "json");
    expect(JSON.parse(printed)).toMatchObject({ slug: "bio", history: [{ what: "destination" }, {}, {}] });
  });
});

describe("retorno link import", () => {
  const bulk =
    "destination;source;medium;slug\nhttps://shop.example/a;instagram;social;a\nhttps://shop.example/b;facebook;social;\n";

  it("makes a link a row, and nothing the second time", async () => {
    const path = file("links.csv", bulk);
    expect(await link("import", path)).toBe(0);
    expect(printed).toMatch(/^https:\/\/go\.shop\.example\/l\/a {2}https:\/\/shop\.example\/a\nhttps:.*\/b\n$/);
    expect(said).toContain("2 links made\n");
    expect(await link("import", path)).toBe(0);
    expect(said).toContain("0 links made, 2 stood already");
    expect(await linksOf(state, "shop")).toHaveLength(2);
  });

  it("makes none where one cannot be, unless it is told to skip those", async () => {
    const path = file(
      "links.csv",
      `${bulk}shop.example/c;instagram;social;c\nhttps://shop.example/d;Insta gram;social;a\n`,
    );
    expect(await link("import", path)).toBe(1);
    expect(said).toContain(`${path}:4: "shop.example/c" is no address: write https://shop.example/c\n`);
    expect(said).toContain(`${path}:5: the slug a stands in line 2 already\n`);
    expect(said).toContain("2 of 4 rows cannot become links, so none was made");
    expect(await linksOf(state, "shop")).toEqual([]);
    expect(await link("import", path, "--skip-bad")).toBe(0);
    expect(said).toContain("2 links made, 2 left out");
  });

  it.each([
    ["nothing.csv", null, "cannot be read"],
    ["empty.csv", "", "names no column destination"],
    ["picture.csv", "\u0000\u0001", "names no column destination"],
  ])("refuses %s", async (name, text, expected) => {
    expect(await link("import", text === null ? join(folder, name) : file(name, text))).toBe(1);
    expect(said).toContain(expected);
  });
});

describe("retorno link qr", () => {
  beforeEach(() => link("add", "https://shop.example/", "--slug", "window"));
  it("writes what its file's name says", async () => {
    expect(await link("qr", "window", "--out", join(folder, "window.png"), "--size-mm", "40")).toBe(0);
    expect(readFileSync(join(folder, "window.png")).subarray(1, 4).toString()).toBe("PNG");
    expect(await link("qr", "window", "--format", "svg")).toBe(0);
    expect(printed).toMatch(/^<svg .* width="30mm"/);
    expect(said).toBe("");
  });
  it("refuses what no phone would read, and warns of an address nobody else reaches", async () => {
    expect(await link("qr", "window", "--size-mm", "8", "--out", join(folder, "x.svg"))).toBe(1);
    expect(said).toMatch(/8 mm is too small to be read: give at least --size-mm \d+/);
    expect(existsSync(join(folder, "x.svg"))).toBe(false);
    expect(await link("qr", "window", "--url", "http://127.0.0.1:4180", "--out", join(folder, "x.svg"))).toBe(0);
    expect(said).toContain("is reached from this machine alone");
  });
});

describe("retorno link qr of another kind", () => {
  it("is refused before a file of a wrong kind is written", async () => {
    await link("add", "https://shop.example/", "--slug", "window");
    expect(await link("qr", "window", "--out", join(folder, "x.jpg"))).toBe(1);
    expect(said).toContain("a QR code is not made as .jpg");
    expect(existsSync(join(folder, "x.jpg"))).toBe(false);
  });
});

describe("retorno link lint", () => {
  it("looks at an address by itself", async () => {
    expect(await link("lint", "https://shop.example/?utm_source=instagram&utm_medium=social")).toBe(0);
    expect(printed).toBe("nothing is wrong with the address\n");
    expect(await link("lint", "https://shop.example/?utm_source=x&utm_medium=social&utm_campaign=a@b.example")).toBe(1);
    expect(printed).toContain("  wrong  utm_campaign holds an @");
    const mailed = "https://shop.example/?utm_source=instagram&utm_medium=social&m=kari%2540example.com";
    expect(await link("lint", mailed)).toBe(1);
    expect(printed).toContain('  wrong  the address holds an e-mail address in "m"');
    expect(await link("lint", "https://www.tiktok.com/@faro.azul?utm_source=instagram&utm_medium=social")).toBe(0);
    expect(await link("lint", "https://shop.example/?utm_source=Instagrm&utm_medium=social")).toBe(0);
    expect(printed).toContain('did you mean "instagram"?');
  });

  it("looks at all addresses of a file, by the rules of the plan", async () => {
    const list = file(
      "urls.txt",
      '# ours\nhttps://shop.example/?utm_source=instagram&utm_medium=social\n"x","https://shop.example/?utm_source=instagran&utm_medium=social"\n',
    );
    await keepNaming({ sources: ["instagram"] });
    expect(await link("lint", list, "--format", "json")).toBe(1);
    expect(JSON.parse(printed)).toMatchObject([
      { line: 2, faults: [] },
      { line: 3, faults: [{ field: "source", kind: "refused", instead: "instagram" }] },
    ]);
    const plan = file("plan.yaml", "currency: EUR\ntimeZone: Europe/Madrid\nnaming: { sources: [instagran] }\n");
    expect(await link("lint", list, "--plan", plan)).toBe(1);
    expect(printed).toContain("line 2: https");
  });

  it("says what it takes", async () => {
    expect(await link("lint")).toBe(1);
    expect(await link("lint", "nothing-there.txt")).toBe(1);
    expect(said).toContain("is neither an address nor a file");
  });
});

it("leaves a line in the audit for each change, and none where nothing changed", async () => {
  await link("add", "https://shop.example/", "--source", "instagram", "--slug", "us");
  await link("edit", "us", "--source", "facebook");
  await link("edit", "us", "--source", "facebook");
  const sheet = file("links.csv", "destination,slug\nhttps://shop.example/a,one\nhttps://shop.example/b,two\n");
  await link("import", sheet);
  await link("import", sheet);
  await link("delete", "us");
  const trail = await auditOf(state, "shop", { most: 10, below: null });
  expect(trail.map(({ actor, action, subject }) => [actor, action, subject])).toEqual([
    ["operator", "link.delete", "us"],
    ["operator", "link.import", "2 links"],
    ["operator", "link.edit", "us"],
    ["operator", "link.add", "us"],
  ]);
  expect(trail[1]?.became).toEqual({ slugs: ["one", "two"] });
  expect([trail[2]?.was, trail[2]?.became]).toMatchObject([{ source: "instagram" }, { source: "facebook" }]);
});
