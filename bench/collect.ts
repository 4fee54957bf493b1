// `POST /e`, acknowledged when durable, beside the same Fastify route that does no work; the load generator on the same
// machine. Rounds take turns, so that what else the machine does meets both. Shorter: node bench/collect.ts 2
import { addApiKey } from "../src/state/people/api-keys.ts";
import { benchFolder } from "./measuring/data-folder.ts";
import { median } from "./measuring/median.ts";
import { printFigure } from "./measuring/print-figure.ts";
import { startBare, startRetorno } from "./measuring/running-server.ts";
import { browser, pageView, request, sendLoad } from "./measuring/send-load.ts";

const rounds = 5;
const seconds = Number(process.argv[2] ?? 4);
const leastShare = 0.6;
const leastSingle = 12_000;
const leastInArrays = 100_000;
const mostMs = 60;

let key = "";
const folder = await benchFolder(async (state) => {
  key = (await addApiKey(state, { workspace: "shop", name: "bench" })).key;
});
const [bare, ours] = await Promise.all([startBare(), startRetorno(folder.path)]);
try {
  const single = request("POST", "/e", { body: JSON.stringify(pageView(folder.site)) });
  const perSecond = await reportSingle(single);
  await reportHalfLoad(single, perSecond / 2);
  const { name: type, url, referrer, id } = pageView(folder.site);
  await reportArrays(
    "/api/v1/events",
    arrayOf({ type, url, referrer, event_id: id, ip: "203.0.113.7", user_agent: browser }),
    key,
  );
  await reportArrays("/e", arrayOf(pageView(folder.site)));
} finally {
  await Promise.all([bare.stop(), ours.stop()]);
  folder.remove();
}

async function reportSingle(single: string): Promise<number> {
  const load = { connections: 256, seconds, warmUpSeconds: 1, request: single };
  const runs: { bare: number; ours: number }[] = [];
  for (let round = 0; round <= rounds; round++) {
    const without = await sendLoad({ ...load, port: bare.port });
    const withWork = await sendLoad({ ...load, port: ours.port });
    onlyAccepted(without.statuses, withWork.statuses);
    // The first round warms both up.
    if (round > 0) runs.push({ bare: without.perSecond, ours: withWork.perSecond });
  }
  const shares = runs.map(({ bare, ours }) => ours / bare).sort((a, b) => a - b);
  const perSecond = median(runs.map(({ ours }) => ours));
  printFigure({
    figure: "POST /e, one event a request, durable, over a bare Fastify route",
    measured: `${percent(median(shares))} (${shares.map(percent).join(", ")}; bare ${whole(median(runs.map(({ bare }) => bare)))}/s)`,
    promised: `≥ ${percent(leastShare)}`,
    holds: median(shares) >= leastShare,
  });
  printFigure({
    figure: "POST /e, one event a request, durable",
    measured: `${whole(perSecond)} events/s (${runs.map(({ ours }) => whole(ours)).join(", ")})`,
    promised: `≥ ${whole(leastSingle)}`,
    holds: perSecond >= leastSingle,
  });
  return perSecond;
}

async function reportHalfLoad(single: string, perSecond: number): Promise<void> {
  const load = { connections: 256, seconds: 2 * seconds, warmUpSeconds: 1, request: single, perSecond };
  const { p50Ms, p99Ms, maxMs, statuses, answered } = await sendLoad({ ...load, port: ours.port });
  onlyAccepted(statuses);
  printFigure({
    figure: `POST /e at half of that (${whole(answered / (2 * seconds))}/s), 99th percentile`,
    measured: `${p99Ms.toFixed(1)} ms (median ${p50Ms.toFixed(1)} ms, longest ${maxMs.toFixed(0)} ms)`,
    promised: `< ${mostMs} ms`,
    holds: p99Ms < mostMs,
  });
}

function arrayOf(event: object): string {
  return JSON.stringify(Array.from({ length: 1000 }, () => event));
}

async function reportArrays(path: string, body: string, key?: string): Promise<void> {
  const sent = request("POST", path, key === undefined ? { body } : { body, key });
  const load = { connections: 16, seconds, warmUpSeconds: 1, request: sent };
  const runs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const { perSecond, statuses } = await sendLoad({ ...load, port: ours.port });
    onlyAccepted(statuses);
    runs.push(perSecond * 1000);
  }
  printFigure({
    figure: `POST ${path}, 1,000 events a request, durable`,
    measured: `${whole(median(runs))} events/s (${runs.map(whole).join(", ")})`,
    promised: `≥ ${whole(leastInArrays)}`,
    holds: median(runs) >= leastInArrays,
  });
}

function onlyAccepted(...all: Record<string, number>[]): void {
  for (const statuses of all) {
    if (Object.keys(statuses).join() !== "202") throw new Error(`answers: ${JSON.stringify(statuses)}`);
  }
}

function whole(number: number): string {
  return Math.round(number).toLocaleString("en");
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
