import { afterEach, describe, expect, expectTypeOf, it } from "vitest";
import type { ServerEventInput } from "../model/server-event.ts";
import { type Fetch, RetornoError, retorno, type ServerEvent } from "./client.ts";

it("knows the same events as the server, field by field", () => {
  expectTypeOf<FieldsOf<ServerEvent>>().toEqualTypeOf<FieldsOf<ServerEventInput>>();
  expectTypeOf<ServerEvent>().toExtend<ServerEventInput>();
  expectTypeOf<WithoutUndefined<ServerEventInput>>().toExtend<ServerEvent>();
});

type FieldsOf<Event extends { type: string }> = {
  [Type in Event["type"]]: keyof Extract<Event, { type: Type }>;
};

/** zod lets a field that may be missing be undefined too. */
type WithoutUndefined<T> = T extends object ? { [field in keyof T]: Exclude<T[field], undefined> } : T;

describe("sending", () => {
  const answers: { status: number; body: unknown; headers?: Record<string, string> }[] = [];
  const sent: { events: ServerEvent[]; authorization: string | undefined }[] = [];
  const fetch: Fetch = async (_url, { body, headers }) => {
    sent.push({ events: JSON.parse(body), authorization: headers.authorization });
    const answer = answers.shift() ?? { status: 202, body: {} };
    if (answer.status === 0) throw new TypeError("fetch failed");
    return {
      status: answer.status,
      headers: { get: (name) => answer.headers?.[name] ?? null },
      text: async () => JSON.stringify(answer.body),
    };
  };
  afterEach(() => {
    sent.length = 0;
    answers.length = 0;
  });
  const events = retorno({ url: "https://go.shop.example/", key: "rtn_x", fetch });
  const view = { type: "page_view", url: "https://shop.example/" } as const;

  it("tries again with the same ids when the network or the server fails", async () => {
    answers.push({ status: 0, body: null }, { status: 503, body: {}, headers: { "retry-after": "0" } });
    expect(await events.send(view)).toEqual({ accepted: 1 });
    expect(sent).toHaveLength(3);
    const ids = sent.map(({ events }) => events[0]?.event_id);
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toMatch(/.{16}/);
    expect(sent[0]?.authorization).toBe("Bearer rtn_x");
  });

  it("keeps ids that are given, and sends a thousand at a time, or as many as a megabyte holds", async () => {
    const many = Array.from({ length: 2500 }, (_, at) => ({ ...view, event_id: `e${at}` }));
    expect(await events.send(many)).toEqual({ accepted: 2500 });
    expect(sent.map(({ events }) => events.length)).toEqual([1000, 1000, 500]);
    expect(sent.flatMap(({ events }) => events.map((one) => one.event_id))).toEqual(many.map((one) => one.event_id));
    sent.length = 0;
    const long = Array.from({ length: 600 }, () => ({ ...view, url: `https://shop.example/${"ñ".repeat(1500)}` }));
    await events.send(long);
    expect(sent.length).toBeGreaterThan(1);
    for (const { events } of sent) expect(Buffer.byteLength(JSON.stringify(events))).toBeLessThanOrEqual(1_048_576);
  });

  it("gives a refusal on with its code, and each fault with its place among all", async () => {
    const errors = [{ index: 2, path: "value", code: "out_of_range", detail: "value must not be negative" }];
    answers.push(
      { status: 202, body: {} },
      { status: 400, body: { code: "invalid_event", detail: "event 2: …", errors } },
    );
    const refused = await events.send(Array.from({ length: 1500 }, () => view)).catch((cause: unknown) => cause);
    expect(refused).toBeInstanceOf(RetornoError);
    expect(refused).toMatchObject({ code: "invalid_event", status: 400, accepted: 1000, errors: [{ index: 1002 }] });
    expect(sent).toHaveLength(2);
  });

  it("gives up in the end, and says so", async () => {
    const impatient = retorno({ url: "https://go.shop.example", key: "rtn_x", fetch, retries: 1 });
    answers.push({ status: 0, body: null }, { status: 0, body: null });
    await expect(impatient.send(view)).rejects.toMatchObject({ code: "unreachable", status: 0 });
    expect(sent).toHaveLength(2);
  });

  it("sends nothing for nothing", async () => {
    expect(await events.send([])).toEqual({ accepted: 0 });
    expect(sent).toHaveLength(0);
  });
});
