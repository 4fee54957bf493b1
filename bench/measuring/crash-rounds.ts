import { hash, randomBytes } from "node:crypto";
import { Agent, request } from "node:http";
import { z } from "zod";
import { liveSources } from "../../src/model/live-source.ts";
import { openState } from "../../src/state/database.ts";
import { addApiKey } from "../../src/state/people/api-keys.ts";
import { openDataFolder } from "../../src/warehouse/data-folder.ts";
import { raw } from "../../src/warehouse/sql.ts";
import { benchFolder } from "./data-folder.ts";
import { startRetorno } from "./running-server.ts";

/** What came of killing a server over and over while it is sent events. */
interface CrashResult {
  readonly rounds: number;
  readonly sent: number;
  readonly acknowledged: number;
  /** Those of the acknowledged ones that stand once. */
  readonly found: number;
  readonly twice: number;
  /** Events of which some facts stand and others do not, and facts without their event. */
  readonly halves: number;
  readonly databasesOpened: number;
}

interface Batch {
  readonly ids: readonly string[];
  readonly path: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const workspace = "shop";
const connections = 24;

/**
 * Starts a server on a folder, sends it events on many connections, kills it (-9) at some moment, opens what it left
 * and compares; what was not acknowledged is sent again in the next round, as clients do.
 */
export async function crashRounds({
  rounds,
  told = () => {},
}: {
  rounds: number;
  told?: (round: CrashResult) => void;
}): Promise<CrashResult> {
  let key = "";
  const folder = await benchFolder(async (state) => {
    ({ key } = await addApiKey(state, { workspace, name: "crash" }));
  });
  const acknowledged = new Set<string>();
  let sent = 0;
  let pending: Batch[] = [];
  let databasesOpened = 0;
  let standing = { found: 0, twice: 0, halves: 0 };
  const result = () => ({
    rounds: databasesOpened,
    sent,
    acknowledged: acknowledged.size,
    ...standing,
    databasesOpened,
  });
  try {
    for (let round = 0; round < rounds; round++) {
      const server = await startRetorno(folder.path);
      const load = new Load(server.port, pending, () => {
        const made = anyBatch(folder.site, key);
        sent += made.ids.length;
        return made;
      });
      await Promise.race([load.answered, passed(20_000)]);
      await passed(Math.random() * 400);
      process.kill(server.pid, "SIGKILL");
      await server.stop();
      const left = await load.ended();
      for (const id of left.acknowledged) acknowledged.add(id);
      pending = left.pending;
      standing = await check(folder.path, acknowledged);
      databasesOpened++;
      told(result());
    }
    return result();
  } finally {
    folder.remove();
  }
}

const passed = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends batches on all connections until the server is gone. */
class Load {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: connections });
  readonly #port: number;
  readonly #again: Batch[];
  readonly #next: () => Batch;
  readonly #acknowledged: string[] = [];
  readonly #pending: Batch[] = [];
  readonly #senders: Promise<void>;
  /** Resolves with the first event that is acknowledged. */
  readonly answered: Promise<void>;
  #answer: () => void = () => {};

  constructor(port: number, again: readonly Batch[], next: () => Batch) {
    this.#port = port;
    this.#again = [...again];
    this.#next = next;
    this.answered = new Promise((resolve) => {
      this.#answer = resolve;
    });
    this.#senders = Promise.all(Array.from({ length: connections }, () => this.#send())).then(() => undefined);
  }

  async ended(): Promise<{ acknowledged: readonly string[]; pending: Batch[] }> {
    await this.#senders;
    this.#agent.destroy();
    return { acknowledged: this.#acknowledged, pending: [...this.#pending, ...this.#again] };
  }

  async #send(): Promise<void> {
    for (;;) {
      const batch = this.#again.pop() ?? this.#next();
      const status = await this.#post(batch);
      if (status === 202) {
        this.#acknowledged.push(...batch.ids);
        this.#answer();
      } else this.#pending.push(batch);
      if (status === null) return;
      if (status !== 202 && status !== 503) throw new Error(`the server answered ${status} to ${batch.body}`);
    }
  }

  /** The status of the answer; null where none came. */
  #post({ path, body, headers }: Batch): Promise<number | null> {
    return new Promise((resolve) => {
      const asked = request(
        { port: this.#port, host: "127.0.0.1", method: "POST", path, headers, agent: this.#agent },
        (answer) => {
          answer.resume();
          answer.once("error", () => resolve(null));
          answer.once("end", () => resolve(answer.statusCode ?? null));
        },
      );
      asked.once("error", () => resolve(null));
      asked.end(body);
    });
  }
}

/** One event or several, by the tracker or by the API; half of them orders. */
function anyBatch(site: string, key: string): Batch {
  const count = Math.random() < 0.7 ? 1 : 1 + Math.floor(Math.random() * 200);
  const ids = Array.from({ length: count }, () => randomBytes(9).toString("base64url"));
  const isApi = Math.random() < 0.4;
  const seen = (id: string) => (Math.random() < 0.5 ? purchase(site, id) : view(site, id));
  const events = ids.map((id) => (isApi ? apiOrder(id) : seen(id)));
  return {
    ids,
    path: isApi ? "/api/v1/events" : "/e",
    body: JSON.stringify(count === 1 ? events[0] : events),
    headers: {
      "content-type": "application/json",
      "user-agent": browser,
      ...(isApi ? { authorization: `Bearer ${key}` } : {}),
    },
  };
}

/** Of nobody no order is kept. */
const browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

const view = (site: string, id: string) => ({
  site,
  id,
  url: `https://shop.example/?utm_source=instagram&utm_campaign=${id.slice(0, 2)}`,
});

const purchase = (site: string, id: string) => ({
  ...view(site, id),
  name: "purchase",
  data: { transaction_id: id, value: 12.5, currency: "EUR", email: `${id}@kunde.example` },
});

const apiOrder = (id: string) => ({
  type: "order",
  event_id: id,
  id,
  value: "12.50",
  currency: "EUR",
  email: `${id}@kunde.example`,
  at: new Date().toISOString(),
});

async function check(folder: string, acknowledged: ReadonlySet<string>) {
  await (await openState(folder)).destroy();
  const facts = await openDataFolder(folder, workspace);
  try {
    const events = await facts.rows(
      z.object({ id: z.string(), times: z.number() }),
      raw("select coalesce(order_id, id::varchar) as id, count(*) as times from site_event group by all"),
    );
    const times = new Map(events.map(({ id, times }) => [id, times]));
    const { halves } = await facts.row(z.object({ halves: z.number() }), raw(orphans));
    const isThere = (id: string) =>
      [id, storedId("tracker", id), storedId("api", id)].some((one) => times.get(one) === 1);
    const found = [...acknowledged].filter(isThere).length;
    return { found, twice: events.filter(({ times }) => times > 1).length, halves };
  } finally {
    facts.close();
  }
}

const storedId = (source: string, id: string) =>
  String(hash("sha256", `${workspace}\0${source}\0${id}`, "buffer").readBigUInt64BE(0));

/** Orders without their event or the other way round, and orders without what joins them to a person. */
const orphans = `
  with told as (select order_id, source, seq from site_event where order_id is not null),
  stands as (select id as order_id, source from "order")
  select (select count(*) from told anti join stands using (order_id, source))
       + (select count(*) from stands anti join told using (order_id, source))
       + (select count(*) from stands) - (select count(distinct order_id) from stands)
       + (select count(*) from told anti join alias using (seq) where told.source = ${liveSources.tracker}) as halves`;
