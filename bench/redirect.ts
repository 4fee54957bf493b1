// `GET /l/:slug` beside a bare Fastify 302, and its latency at a steady rate while ROI questions run in the same process.
// The load generator is on the same machine; rounds take turns. Shorter: node bench/redirect.ts 2
import { addLink } from "../src/state/links.ts";
import { openDataFolder } from "../src/warehouse/data-folder.ts";
import { benchFolder } from "./measuring/data-folder.ts";
import { laySiteEvents } from "./measuring/lay-site-events.ts";
import { median } from "./measuring/median.ts";
import { printFigure } from "./measuring/print-figure.ts";
import { type RunningServer, startBare, startRetorno } from "./measuring/running-server.ts";
import { request, sendLoad } from "./measuring/send-load.ts";
import { retorno, timeProcess } from "./measuring/whole-process.ts";

const rounds = 5;
const seconds = Number(process.argv[2] ?? 3);
const events = 500_000;
const leastShare = 0.7;
const steadyPerSecond = 2000;
const mostMs = 5;

const slug = "spring";
const click = request("GET", `/l/${slug}`);
const folder = await benchFolder(async (state) => {
  const utm = { source: "instagram", medium: "social", campaign: "spring", content: null, term: null };
  await addLink(state, { workspace: "shop", slug, destination: "https://shop.example/spring", utm, expiresAt: null });
});
const facts = await openDataFolder(folder.path, "shop");
await laySiteEvents(facts, events, { workspace: "shop", site: folder.site });
facts.close();
const [bare, ours] = await Promise.all([startBare(), startRetorno(folder.path)]);
try {
  await askRoi();
  await reportShare();
  await reportSteady("at rest", async () => {});
  await reportSteady("while ROI questions run", askRoi);
} finally {
  await Promise.all([bare.stop(), ours.stop()]);
  folder.remove();
}

async function reportShare(): Promise<void> {
  const load = { connections: 64, seconds, warmUpSeconds: 1, request: click };
  const shares: number[] = [];
  const rates: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const without = await redirected(bare, load);
    const withWork = await redirected(ours, load);
    // The first round warms both up.
    if (round > 0) shares.push(withWork.perSecond / without.perSecond);
    if (round > 0) rates.push(withWork.perSecond);
  }
  shares.sort((a, b) => a - b);
  const percents = shares.map((share) => `${(100 * share).toFixed(0)} %`);
  printFigure({
    figure: "GET /l/:slug over a bare Fastify 302",
    measured: `${(100 * median(shares)).toFixed(0)} % (${percents.join(", ")}; ${Math.round(median(rates)).toLocaleString("en")}/s)`,
    promised: `≥ ${100 * leastShare} %`,
    holds: median(shares) >= leastShare,
  });
}

/** `work` is done again and again meanwhile. */
async function reportSteady(when: string, work: () => Promise<void>): Promise<void> {
  let ended = false;
  let asked = 0;
  const working = (async () => {
    for (; !ended; asked++) {
      await work();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  })();
  const load = { connections: 64, seconds: 4 * seconds, warmUpSeconds: 1, perSecond: steadyPerSecond, request: click };
  const { p50Ms, p99Ms, maxMs } = await redirected(ours, load);
  ended = true;
  await working;
  printFigure({
    figure: `GET /l/:slug at ${steadyPerSecond.toLocaleString("en")}/s ${when}, 99th percentile`,
    measured: `${p99Ms.toFixed(1)} ms (median ${p50Ms.toFixed(1)} ms, longest ${maxMs.toFixed(0)} ms; ${asked} asked)`,
    promised: `< ${mostMs} ms`,
    holds: p99Ms < mostMs,
  });
}

/** As its owner asks: the command line has the server work it out. */
async function askRoi(): Promise<void> {
  await timeProcess(process.execPath, [retorno, "roi", "--data", folder.path, "--format", "json"]);
}

async function redirected(server: RunningServer, load: Omit<Parameters<typeof sendLoad>[0], "port">) {
  const result = await sendLoad({ ...load, port: server.port });
  const statuses = Object.keys(result.statuses).join();
  if (statuses !== "302") throw new Error(`answers: ${JSON.stringify(result.statuses)}`);
  return result;
}
