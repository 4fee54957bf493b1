import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { type Browser, signedIn } from "../../../test/signed-in.ts";
import { importExports } from "../../answers/kept-exports.ts";
import { Audience } from "../../model/content/audience.ts";
import { BestTimes } from "../../model/content/best-times.ts";
import { Posts } from "../../model/content/posts.ts";
import { Statement } from "../../model/statement.ts";
import { onLane } from "../workspace-lane.ts";

const lamp = "18000000000000001";
const day = (nr: number) => String(nr).padStart(2, "0");

const content = `Post ID,Account ID,Account username,Account name,Title,Publish time,Permalink,Post type,Date,Views,Reach,Likes,Shares,Comments,Saves
${lamp},1,faro,Faro,New in: the Ola table lamp,03/02/2026 08:00,https://www.instagram.com/p/abc1,IG image,Lifetime,1500,1000,40,2,3,5
18000000000000002,1,faro,Faro,Call 600 123 456 now,03/03/2026 18:00,https://www.instagram.com/p/abc2,IG reel,Lifetime,900,600,20,0,0,0
18000000000000003,1,faro,Faro,Nobody counted this,03/04/2026 18:00,https://www.instagram.com/p/abc3,IG reel,Lifetime,,,,,,
18000000000000004,1,faro,Faro,From before,01/04/2026 18:00,https://www.instagram.com/p/abc4,IG reel,Lifetime,900,600,20,0,0,0
`;
const touches = `at,person,source,medium,content,post
${Array.from({ length: 12 }, (_, nr) => `2026-03-05 10:${day(nr)},p${nr}@example.com,instagram,${nr < 3 ? "cpc" : "social"},,${lamp}`).join("\n")}
2026-03-05 11:00,late@example.com,instagram,social,,18000000000000009
`;
const orders = `id,at,person,total,currency
${Array.from({ length: 12 }, (_, nr) => `${nr},2026-03-10 10:00,p${nr}@example.com,100.00,EUR`).join("\n")}
90,2026-03-10,late@example.com,70.00,EUR
91,2026-03-10,nobody@example.com,30.00,EUR
`;
const ads = `Reporting starts,Reporting ends,Campaign name,Ad name,Amount spent (EUR),Impressions,Link clicks
2026-03-05,2026-03-05,"Instagram post: New in: the Ola table...",boost,50.00,4000,90
2026-03-06,2026-03-06,spring,ad of 18000000000000002,20.00,1000,10
2026-03-06,2026-03-06,spring,something else,5.00,100,1
`;
const profiles = `Date,Profile,Network,Audience,Net Audience Growth,Audience Gained,Audience Lost,Impressions,Engagements,Post Link Clicks,Published Posts
03/01/2026,@Faro,Instagram,"1,000",12,15,3,"4,500",210,40,2
03/03/2026,@Faro,Instagram,"1,050",4,6,2,"3,900",180,22,1
03/01/2026,Faro AS,LinkedIn,500,1,1,0,200,10,1,1
`;

describe("content over the API", () => {
  let server: OpenServer;
  let ana: Browser;
  const folder = mkdtempSync(join(tmpdir(), "retorno-content-"));
  beforeAll(async () => {
    server = await openServer({ clock: () => Date.parse("2026-04-10T00:00:00Z") });
    ana = await signedIn(server, "viewer@faro.example", { "faro-azul": "viewer" });
    for (const [name, text] of Object.entries({ content, touches, orders, ads, profiles })) {
      writeFileSync(join(folder, `${name}.csv`), text);
    }
    const place = { workspace: "faro-azul", zone: "Europe/Madrid", currency: "EUR" };
    await onLane(server.parts, "faro-azul", (lane) => importExports(lane, [folder], place));
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = async (path: string) => {
    const { status, body } = await ana.ask("GET", `/api/v1/workspaces/faro-azul/${path}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  const march = "from=2026-03-01&to=2026-04-01";
  const posts = async (more = "") => Posts.parse(await ask(`content/posts?${march}${more}`));

  it("say of a post what it reached, what it was credited with, and paid beside organic", async () => {
    const { items } = await posts("&sort=return");
    expect(items[0]).toMatchObject({
      ...{ network: "instagram", id: lamp, kind: "image", publishedAt: "2026-03-02T07:00:00.000Z", hourKnown: true },
      ...{ reach: 1000, engagements: 50, rates: { reach: 5, impressions: null, views: 3.33, followers: 5 } },
      credited: {
        conversions: 12,
        return: "1200.00",
        halves: {
          organic: { conversions: 9, return: "900.00" },
          paid: { conversions: 3, return: "300.00" },
        },
      },
      ads: { ads: 1, namedBy: "words", spend: "50.00", impressions: 4000, clicks: 90 },
    });
    expect(Number(items[0]?.credited?.returned?.low)).toBeLessThan(1200);
    expect(Number(items[0]?.credited?.returned?.high)).toBeGreaterThan(1200);
  });

  it("come to what the statement comes to, post by post and in all", async () => {
    const { items, unnamed, matching } = await posts();
    const statement = Statement.parse(await ask(`roi?by=post&${march}`));
    for (const row of statement.rows.filter(({ key }) => key.post != null)) {
      const { return: returned, cost, roi, interval, roles } = row;
      const post = items.find(({ network, id }) => network === row.key.network && id === row.key.post);
      expect(post?.credited).toMatchObject({ return: returned, cost, roi, interval, roles });
    }
    expect(Number(matching.return) + Number(unnamed.return)).toBeCloseTo(Number(statement.totals.return), 2);
    expect(Number(matching.cost) + Number(unnamed.cost)).toBeCloseTo(Number(statement.totals.cost), 2);
  });

  it("hold what only a touch names, leave out what lies before, and keep the words that name a person to themselves", async () => {
    const { items } = await posts();
    const byId = new Map(items.map((post) => [post.id?.at(-1), post]));
    expect([...byId.keys()].sort()).toEqual(["1", "2", "3", "9"]);
    expect(byId.get("9")).toMatchObject({ told: false, reach: null, credited: { return: "70.00" } });
    expect(byId.get("2")).toMatchObject({ title: null, ads: { namedBy: "id", spend: "20.00" } });
    expect(byId.get("3")?.rates).toEqual({ reach: null, impressions: null, views: null, followers: null });
  });

  it("are searched, filtered, put in order and paged", async () => {
    const idsOf = async (more: string) => (await posts(more)).items.map(({ id }) => id?.at(-1)).join("");
    expect(await idsOf("&search=ola%20TABLE")).toBe("1");
    expect(await idsOf("&paid=true&sort=reach")).toBe("12");
    expect(await idsOf("&network=facebook")).toBe("");
    expect(await idsOf("&campaign=spring")).toBe("2");
    expect(await idsOf("&sort=engagements&order=asc")).toMatch(/^21/);
    const first = await posts("&limit=3");
    expect(first).toMatchObject({ next: "3", matching: { posts: 4 } });
    expect((await posts(`&limit=3&cursor=${first.next}`)).items).toHaveLength(1);
    expect(await ana.ask("GET", "/api/v1/workspaces/faro-azul/content/posts?cursor=x")).toMatchObject({
      status: 400,
      body: { code: "invalid_request" },
    });
  });

  it("say which times are better by each measure, and that a few posts are no evidence", async () => {
    for (const measure of ["engagement", "clicks", "return"]) {
      const {
        cells,
        about,
        posts: held,
      } = BestTimes.parse(await ask(`content/best-times?${march}&measure=${measure}`));
      expect(about.timeZone).toBe("Europe/Madrid");
      expect(held).toBe(measure === "clicks" ? 0 : 2);
      expect(cells.every(({ verdict }) => verdict === "no evidence")).toBe(true);
      const monday = cells.find(({ weekday, hour }) => weekday === 1 && hour === 8);
      expect(monday?.posts).toBe(measure === "clicks" ? 0 : 1);
    }
  });

  it("tell of the audience that files tell of", async () => {
    const { networks, unit } = Audience.parse(await ask(`content/audience?${march}`));
    expect(unit).toBe("day");
    expect(networks.map(({ network, last }) => [network, last?.followers])).toEqual([
      ["instagram", 1050],
      ["linkedin", 500],
    ]);
    expect(networks[0]).toMatchObject({ growth: 5, gained: 21, lost: 5, daysTold: 2, reachADay: null });
    expect(networks[0]?.points.map(({ from, followers }) => [from, followers])).toEqual([
      ["2026-03-01", 1000],
      ["2026-03-03", 1050],
    ]);
    expect(networks[1]).toMatchObject({ growth: null });
  });
});
