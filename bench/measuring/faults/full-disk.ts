import { z } from "zod";
import { openDataFolder } from "../../../src/warehouse/data-folder.ts";
import { raw } from "../../../src/warehouse/sql.ts";
import { smallDisk } from "../../../test/small-disk.ts";
import { benchFolder } from "../data-folder.ts";
import type { Figure } from "../print-figure.ts";
import { startRetorno } from "../running-server.ts";
import { passed, sendEvent, untilTaken } from "./send-event.ts";

/** Fills the disk under a running server to the last byte, then frees it. */
export async function fullDisk(): Promise<Figure> {
  const figure = "disk full under a running server";
  const disk = smallDisk(48);
  if (disk === null) return { figure, measured: "not measured: only root may make a disk to fill" };
  const folder = await benchFolder(undefined, disk.folder);
  const server = await startRetorno(folder.path);
  const to = { port: server.port, site: folder.site };
  try {
    await untilTaken(to);
    const statuses: Record<string, number> = {};
    const acknowledged: string[] = [];
    const send = async (count: number, prefix: string) => {
      for (let at = 0; at < count; at += 20) {
        const ids = Array.from({ length: 20 }, (_, more) => `${prefix}-${at + more}`);
        for (const [index, { status }] of (await Promise.all(ids.map((id) => sendEvent(to, id)))).entries()) {
          statuses[String(status)] = (statuses[String(status)] ?? 0) + 1;
          if (status === 202) acknowledged.push(ids[index] ?? "");
        }
      }
    };
    await send(400, "before");
    disk.fillUpTo(0);
    await send(1000, "during");
    await passed(3000);
    await send(100, "refused");
    disk.free();
    const ms = await untilTaken(to);
    await send(400, "after");
    await server.stop();
    const found = await countEvents(folder.path);
    return {
      figure,
      measured: `answers ${JSON.stringify(statuses)}; ${acknowledged.length} acknowledged, ${found} stand; taken again after ${Math.round(ms)} ms without a restart`,
      promised: "202 or 503; nothing acknowledged is lost; recovers by itself",
      holds: found >= acknowledged.length && Object.keys(statuses).every((one) => one === "202" || one === "503"),
    };
  } finally {
    await server.stop();
    disk.remove();
  }
}

async function countEvents(folder: string): Promise<number> {
  const facts = await openDataFolder(folder, "shop");
  const { n } = await facts.row(z.object({ n: z.number() }), raw("select count(distinct id) as n from site_event"));
  facts.close();
  return n;
}
