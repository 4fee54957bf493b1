import { z } from "zod";
import { raw } from "../../../src/warehouse/sql.ts";
import { openServer } from "../../../test/open-server.ts";
import type { Figure } from "../print-figure.ts";

const hourMs = 3_600_000;

/** Has the clock of a server go back an hour, over midnight, while events come in. */
export async function clockBack(): Promise<Figure> {
  let now = Date.parse("2026-06-10T22:30:00Z");
  const server = await openServer({ clock: () => now });
  try {
    for (let at = 0; at < 200; at++) {
      if (at === 100) now -= hourMs;
      now += 1000;
      // Every second one is sent again.
      for (let times = 0; times <= at % 2; times++) {
        const payload = JSON.stringify({ site: server.site, id: `event-${at}`, url: "https://shop.example/" });
        await server.app.inject({ method: "POST", url: "/e", payload, headers: { "content-type": "text/plain" } });
      }
    }
    const shape = z.object({ events: z.number(), inOrder: z.number(), visitors: z.number() });
    const { events, inOrder, visitors } = await server.parts.facts.row(
      shape,
      raw(`select count(*) as events, count(*) filter (seq = place) as "inOrder", count(distinct visitor) as visitors
        from (select *, row_number() over (order by rowid) as place from site_event)`),
    );
    return {
      figure: "clock back an hour over midnight",
      measured: `${events} of 200 events stand, ${inOrder} numbered in the order they came, ${visitors} visitors (one a day)`,
      promised: "each once, in order",
      holds: events === 200 && inOrder === 200 && visitors === 2,
    };
  } finally {
    await server.close();
  }
}
