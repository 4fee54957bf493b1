import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { type Browser, origin, signedIn } from "../../../test/signed-in.ts";
import type { Cost } from "../../api/costs.ts";
import type { Receipt } from "../../api/receipts.ts";
import { auditOf } from "../../state/people/audit.ts";
import { receiptFiles } from "../../state/receipts/receipt-files.ts";
import { goneCostMs, sweepReceipts } from "../../state/receipts/sweep-receipts.ts";

const home = "/api/v1/workspaces/faro-azul";
const png = Buffer.from("\x89PNG\r\n\x1a\nand the rest of a picture", "latin1");
const tool = { what: "Tool", category: "tools", amount: "10", per: "month", from: "2026-03-01" };

let server: OpenServer;
let ana: Browser;
let vera: Browser;
let cost: string;
beforeAll(async () => {
  server = await openServer();
  ana = await signedIn(server, "ana@faro.example", { "faro-azul": "owner" });
  vera = await signedIn(server, "vera@faro.example", { "faro-azul": "viewer" });
  cost = ((await ana.ask("POST", `${home}/costs`, tool)).body as Cost).id;
});
afterAll(() => server.close());

const at = (id = "", of = cost) => `${home}/costs/${of}/receipts${id === "" ? "" : `/${id}`}`;
const fetched = (url: string, who = ana) =>
  server.app.inject({ method: "GET", url, headers: { origin, cookie: who.cookie } });
const listed = async (of = cost) => ((await ana.ask("GET", at("", of))).body as { items: Receipt[] }).items;

async function sent(content: Buffer, name: string, { who = ana, of = cost } = {}) {
  const answer = await server.app.inject({
    method: "POST",
    url: `${at("", of)}?name=${encodeURIComponent(name)}`,
    headers: { origin, cookie: who.cookie, "content-type": "application/octet-stream" },
    payload: content,
  });
  return { status: answer.statusCode, body: answer.json() as Receipt & { detail: string; hint: string } };
}

describe("a receipt", () => {
  it("is kept under a name of ours and handed back as a file that runs nothing", async () => {
    const { status, body } = await sent(png, '../../ﻓﺎﮐﺘﻮر "1".html');
    expect([status, body]).toMatchObject([201, { cost, type: "image/png", bytes: png.length, addedBy: "ana" }]);
    const path = join(server.folder, "receipts", "faro-azul", body.id);
    expect(readFileSync(path)).toEqual(png);
    if (process.platform !== "win32") expect(statSync(path).mode & 0o777).toBe(0o600);
    const file = await fetched(at(body.id), vera);
    expect(file.rawPayload).toEqual(png);
    expect(file.headers).toMatchObject({
      "content-type": "image/png",
      "content-length": String(png.length),
      "content-disposition": expect.stringMatching(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''\.\.%2F/),
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringMatching(/^default-src 'none'; sandbox/),
      "cache-control": "no-store",
    });
    expect((await sent(png, "again.png")).body.id).toBe(body.id);
    expect(readdirSync(join(server.folder, "receipts", "faro-azul"))).toEqual([body.id]);
    const shown = ((await ana.ask("GET", `${home}/costs`)).body as { items: Cost[] }).items;
    expect(shown[0]?.receipts).toBe(1);
    expect((await ana.ask("DELETE", at(body.id))).status).toBe(204);
    expect([existsSync(path), await listed()]).toEqual([false, []]);
    const told = (await auditOf(server.parts.state, "faro-azul", { most: 2, below: null })).reverse();
    expect(told).toMatchObject([
      { action: "receipt.add", subject: body.id, became: { cost, type: "image/png" } },
      { action: "receipt.delete", subject: body.id },
    ]);
    expect(JSON.stringify(told)).not.toContain("html");
  });

  it.each<[string, Buffer, string, number, RegExp]>([
    ["a page", Buffer.from("<html><script>"), "invoice.pdf", 422, /neither a PDF nor a picture/],
    ["an AVIF", Buffer.from("\0\0\0\x18ftypavif\0\0\0\0mif1avif", "latin1"), "a.heic", 422, /neither a PDF/],
    ["nothing", Buffer.alloc(0), "a.pdf", 422, /empty/],
    ["too much", Buffer.concat([png, Buffer.alloc(10 * 2 ** 20)]), "a.png", 413, /larger than/],
  ])("is refused where it is %s, and nothing of it stays", async (_, content, name, status, says) => {
    const refused = await sent(content, name);
    expect([refused.status, refused.body.detail]).toEqual([status, expect.stringMatching(says)]);
    expect([await listed(), await receiptFiles(server.folder)]).toEqual([[], []]);
  });

  it("is only theirs who may change the plan, and only of this cost and workspace", async () => {
    expect((await sent(png, "a.png", { who: vera })).status).toBe(403);
    expect((await sent(png, "a.png", { of: "nothing" })).status).toBe(404);
    const { body } = await sent(Buffer.from("%PDF-1.4"), "a.pdf");
    expect((await vera.ask("DELETE", at(body.id))).status).toBe(403);
    expect((await fetched(at(body.id, "another"))).statusCode).toBe(404);
    await ana.ask("POST", "/api/v1/workspaces", {
      ...{ id: "other", name: "Other", currency: "EUR", timeZone: "UTC" },
    });
    expect((await fetched(at(body.id).replace("faro-azul", "other"))).statusCode).toBe(404);
    await ana.ask("DELETE", at(body.id));
  });

  it("waits while its cost may come back, and goes with it for good", async () => {
    const { parts, folder } = server;
    const other = (await ana.ask("POST", `${home}/costs`, { ...tool, what: "Other" })).body as Cost;
    const { body } = await sent(png, "a.png", { of: other.id });
    await ana.ask("DELETE", `${home}/costs/${other.id}?version=1`);
    expect(await sweepReceipts(parts.state, folder, Date.now() + goneCostMs / 2)).toBe(0);
    expect((await fetched(at(body.id, other.id))).statusCode).toBe(200);
    expect(await sweepReceipts(parts.state, folder, Date.now() + goneCostMs + 60_000)).toBe(1);
    expect((await fetched(at(body.id, other.id))).statusCode).toBe(404);
  });

  it("goes with its workspace", async () => {
    await ana.ask("POST", "/api/v1/workspaces", {
      ...{ id: "brief", name: "Brief", currency: "EUR", timeZone: "UTC" },
    });
    const made = (await ana.ask("POST", "/api/v1/workspaces/brief/costs", tool)).body as Cost;
    const answer = await server.app.inject({
      method: "POST",
      url: `/api/v1/workspaces/brief/costs/${made.id}/receipts?name=a.png`,
      headers: { origin, cookie: ana.cookie, "content-type": "application/octet-stream" },
      payload: png,
    });
    expect(answer.statusCode).toBe(201);
    expect(existsSync(join(server.folder, "receipts", "brief"))).toBe(true);
    expect((await ana.ask("DELETE", "/api/v1/workspaces/brief")).status).toBe(204);
    expect(existsSync(join(server.folder, "receipts", "brief"))).toBe(false);
  });
});
