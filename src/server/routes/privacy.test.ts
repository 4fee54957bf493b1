import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenServer, openServer } from "../../../test/open-server.ts";
import { cookieDays, trackedDataFields, trackedFields } from "../../model/collected-fields.ts";
import { fieldsOf, serverEventTypes } from "../../model/server-event.ts";
import { TrackedEvent, trackedData } from "../../model/tracked-event.ts";

describe("GET /privacy", () => {
  let server: OpenServer;
  beforeAll(async () => {
    server = await openServer();
  });
  afterAll(() => server.close());
  const page = (url: string) => server.app.inject({ url });

  it("names every field that the tracker and the API take", async () => {
    const { body, statusCode, headers } = await page("/privacy");
    expect(statusCode).toBe(200);
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(Object.keys(trackedFields).sort()).toEqual(Object.keys(TrackedEvent.shape).sort());
    expect(Object.keys(trackedDataFields).sort()).toEqual(Object.keys(trackedData).sort());
    const named = [
      ...Object.keys(TrackedEvent.shape),
      ...Object.keys(trackedData),
      ...serverEventTypes.flatMap((type) => fieldsOf(type).map(({ name }) => name)),
    ];
    for (const name of named) expect(body).toContain(`<code>${name}</code>`);
    expect(body).not.toMatch(/<script|https?:\/\/(?!www\.w3)/);
  });

  it("says the rules of one site, and nothing of a site there is not", async () => {
    const { body } = await page(`/privacy?site=${server.site}`);
    expect(body).toContain("shop.example");
    expect(body).toContain("Faro Azul");
    expect(body).toContain("kept for 760 days");
    expect(body).toContain("is not counted at all");
    expect((await page("/privacy?site=nobody")).statusCode).toBe(404);
  });

  it("tells the cookie's days as the script has them", () => {
    const script = readFileSync(new URL("../../tracker/t.ts", import.meta.url), "utf8");
    const seconds = Number(/const age = agrees \? (\d+e\d+) : 0/.exec(script)?.[1]);
    expect(Math.floor(seconds / 86_400)).toBe(cookieDays);
  });
});
