import { createReadStream, existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import type { Readable } from "node:stream";
import { addReceipt, deleteReceipt, getReceipt, listReceipts, type Receipt } from "../../api/receipts.ts";
import { momentOf } from "../../api/shapes.ts";
import { KnownError } from "../../model/errors.ts";
import { actorNames } from "../../state/people/actor-name.ts";
import { receiptPath } from "../../state/receipts/receipt-files.ts";
import * as kept from "../../state/receipts/receipts.ts";
import { randomKey } from "../../state/secrets/random-key.ts";
import { actorOf } from "../api/caller.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import type { DiskGuard } from "../limits/disk-guard.ts";
import { withSlowBody } from "../limits/slow-bodies.ts";
import { receiveReceipt } from "../receipts/receive-receipt.ts";

/** Whoever opens a receipt's address in a browser gets a file to keep: nothing in it is ever run or shown as ours. */
const runsNothing = "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The receipts of costs. */
export function receiptEndpoints(api: ApiServer, disk: Pick<DiskGuard, "reason">): void {
  const { state, folder, clock } = api.parts;

  serveEndpoint(api, addReceipt, async ({ workspace, params, query, caller, request }) => {
    const place = { workspace: workspace.id, cost: params.cost ?? "", id: randomKey(20) };
    // Whoever names no cost should not have to send ten megabytes to hear it.
    await kept.refuseUnlessCost(state, place);
    if (disk.reason !== null) throw disk.reason;
    const received = await withSlowBody(request.raw, () =>
      receiveReceipt(request.body as Readable, { ...place, folder }, { refusal: () => disk.reason }),
    );
    const told = { ...place, ...received, name: query.name, actor: actorOf(caller), now: clock() };
    const path = receiptPath(folder, workspace.id, place.id);
    const receipt = await kept.addReceipt(state, told).catch(async (cause: unknown) => {
      await rm(path, { force: true });
      throw cause;
    });
    // The same file was there already.
    if (receipt.id !== place.id) await rm(path, { force: true });
    const [answer] = await shown([receipt]);
    if (answer === undefined) throw new Error("one receipt in, none out");
    return answer;
  });

  serveEndpoint(api, listReceipts, async ({ workspace, params }) => {
    const all = await kept.receiptsOf(state, workspace.id);
    return { items: await shown(all.filter(({ cost }) => cost === params.cost)) };
  });

  serveEndpoint(api, getReceipt, async ({ workspace, params, reply }) => {
    const id = { workspace: workspace.id, cost: params.cost ?? "", id: params.receipt ?? "" };
    const receipt = await kept.receiptOf(state, id);
    const path = receiptPath(folder, receipt.workspace, receipt.id);
    if (!existsSync(path)) throw lost();
    reply
      .type(receipt.type)
      .header("content-disposition", attachment(receipt.name))
      .header("content-length", receipt.bytes)
      .header("content-security-policy", runsNothing);
    await reply.send(createReadStream(path));
    return undefined;
  });

  serveEndpoint(api, deleteReceipt, async ({ workspace, params, caller }) => {
    const id = { workspace: workspace.id, cost: params.cost ?? "", id: params.receipt ?? "" };
    const receipt = await kept.deleteReceipt(state, { ...id, actor: actorOf(caller), now: clock() });
    await rm(receiptPath(folder, receipt.workspace, receipt.id), { force: true });
    return undefined;
  });

  async function shown(receipts: readonly kept.Receipt[]): Promise<Receipt[]> {
    const names = await actorNames(
      state,
      receipts.map(({ addedBy }) => addedBy),
    );
    return receipts.map(({ id, cost, name, type, bytes, sha256, addedMs, addedBy }) => {
      return { id, cost, name, type, bytes, sha256, addedAt: momentOf(addedMs), addedBy: names.get(addedBy) ?? "" };
    });
  }
}

/** The name for every browser: what is not ASCII is told by RFC 8187 alone. */
function attachment(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

const lost = (): KnownError =>
  new KnownError("gone", "the file of this receipt is not in the data folder any more", {
    hint: "take it away and attach it again, or restore the folder `receipts` from a backup",
  });
