import { afterAll, beforeAll, expect, it } from "vitest";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { importsAt as at, importsOf } from "../../../test/send-import.ts";
import { type Browser, signedIn } from "../../../test/signed-in.ts";
import type { FileLook } from "../../model/file-look.ts";

let server: OpenServer;
let ana: Browser;
let imports: ReturnType<typeof importsOf>;
beforeAll(async () => {
  server = await openServer();
  ana = await signedIn(server, "ana@faro.example", { "faro-azul": "editor" });
  imports = importsOf(server, ana);
});
afterAll(() => server.close());

const till =
  "Bilagsnr;Dato;Kunde e-post;Sum inkl. mva\nB-1;03.04.2026;kari@example.com;1 250,50\nB-2;04.04.2026;;90,00\n";

const lookAt = async (id: string) => (await ana.ask("GET", `${at}/${id}/look`)).body as FileLook;

it("shows the columns of a file that nothing recognised, without naming anybody, and how it could be read", async () => {
  const { id } = (await imports.send(till, "name=till.csv")).body;
  expect(await imports.until(id)).toMatchObject({ state: "failed", problem: { code: "not_recognised" } });
  const { columns, readings, first } = await lookAt(id);
  expect(columns).toEqual([
    { header: "Bilagsnr", samples: ["B-1", "B-2"] },
    { header: "Dato", samples: ["03.04.2026", "04.04.2026"] },
    { header: "Kunde e-post", samples: ["k•••@e•••"] },
    { header: "Sum inkl. mva", samples: ["1 250,50", "90,00"] },
  ]);
  expect(readings[0]).toMatchObject({ reads: "orders", missing: [], required: ["id", "at", "total"] });
  expect(readings.map(({ reads }) => reads)).toContain("leads");
  expect(first).toEqual([]);
});

it("reads the file once by a mapping that nobody has kept, and shows its first rows", async () => {
  const columns = { id: "Bilagsnr", at: "Dato", person: "Kunde e-post", total: "Sum inkl. mva" };
  const mapping = encodeURIComponent(JSON.stringify({ reads: "orders", columns, currency: "NOK", dates: "day first" }));
  const { id } = (await imports.send(till, `name=till.csv&keep=false&mapping=${mapping}`)).body;
  expect(await imports.until(id)).toMatchObject({ state: "done", rows: 2, rejected: 0 });
  const [orders] = (await lookAt(id)).first;
  expect(orders).toMatchObject({ fact: "order", columns: expect.arrayContaining(["id", "occurred_at", "total"]) });
  expect(orders?.rows[0]).toEqual(expect.arrayContaining(["B-1", "2026-04-03 00:00", "1250.50", "NOK", "•••"]));
  expect(await imports.count()).toBe(0);
});

it("refuses a mapping that leaves out what is needed before it takes the file", async () => {
  const mapping = encodeURIComponent(JSON.stringify({ reads: "orders", columns: { id: "Bilagsnr" } }));
  const { status, body } = await imports.send(till, `name=till.csv&keep=false&mapping=${mapping}`);
  expect([status, body.code, body.detail]).toEqual([400, "invalid_request", expect.stringContaining("at and total")]);
});

it("has nothing to show of a picture", async () => {
  const { id } = (await imports.send(Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "name=photo.png")).body;
  await imports.until(id);
  expect(await lookAt(id)).toEqual({ columns: [], readings: [], first: [] });
});
