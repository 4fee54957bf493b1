import { makePlanned, plannedLinks } from "../../answers/links/import-links.ts";
import { linkNamed, shortLink } from "../../answers/links/link-desk.ts";
import { printedQr } from "../../answers/links/printed-qr.ts";
import { importLinks, linkQr, lintLinks, type NewLink, previewLink } from "../../api/links.ts";
import { linkSheet, type SheetRow } from "../../intake/links/link-sheet.ts";
import type { RowFault } from "../../intake/links/plan-links.ts";
import { KnownError } from "../../model/errors.ts";
import type { WrittenLink } from "../../model/link-draft.ts";
import { addressFaults } from "../../model/naming.ts";
import { publicUrl } from "../../state/public-url.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import { fetchPublic } from "../outbound/fetch-public.ts";
import { pageHead } from "../outbound/page-head.ts";
import { Turns } from "../turns.ts";
import { deskOf } from "./links.ts";

/** What helps with links: many at once, codes for paper, a look at what is wrong, and at where they lead. */
export function linkToolEndpoints(api: ApiServer): void {
  const { state, directory, outbound } = api.parts;
  const looks = new Turns({ atOnce: 8, mostWaiting: 24 });

  serveEndpoint(api, importLinks, async (call) => {
    const desk = deskOf(api, call);
    const rows = rowsOf(call.body);
    const plan = await plannedLinks(desk, rows);
    const { onlyLooks, skipsBad } = call.body;
    if (plan.faults.length > 0 && !skipsBad && !onlyLooks) throw nothingMade(plan.faults, rows.length);
    const made = onlyLooks ? [] : await makePlanned(desk, plan);
    if (!onlyLooks) await directory.reload();
    const base = await publicUrl(state);
    return {
      made: made.map((link) => ({ slug: link.slug, url: shortLink(base, link), destination: link.destination })),
      ready: plan.drafts.length,
      standing: plan.standing,
      faults: [...plan.faults],
      warnings: plan.drafts.flatMap(({ line, warnings }) => warnings.map((warning) => ({ line, warning }))),
    };
  });

  serveEndpoint(api, linkQr, async ({ workspace, params: { slug = "" }, query, reply }) => {
    const link = await linkNamed({ state, workspace }, slug);
    const code = printedQr(shortLink(await publicUrl(state), link), query);
    const { format } = query;
    reply.type(format === "svg" ? "image/svg+xml" : "image/png");
    reply.header("content-disposition", `inline; filename="${link.slug}.${format}"`);
    await reply.send(code);
    return undefined;
  });

  serveEndpoint(api, lintLinks, async ({ workspace, body: { addresses } }) => ({
    items: addresses.map((address) => ({
      address,
      faults: addressFaults(address, workspace.plan?.naming).map(({ value: _, ...fault }) => fault),
    })),
  }));

  serveEndpoint(api, previewLink, async ({ body }) => {
    const { status, url, headers, body: page } = await looks.take(() => fetchPublic(body.url, outbound));
    return { status, url, ...pageHead(page, headers["content-type"] ?? "", url) };
  });
}

/** The server answers nobody else while it reads these. */
const mostRows = 5000;

function rowsOf(body: AskedImport): SheetRow[] {
  const rows = readRows(body);
  if (rows.length <= mostRows) return rows;
  throw new KnownError("too_large", `${rows.length} links came at once; ${mostRows} are the most`, {
    hint: "send them in parts, or bring them in with retorno link import",
  });
}

interface AskedImport {
  readonly csv?: string | undefined;
  readonly links?: readonly NewLink[] | undefined;
}

/** The rows of a csv, or of a list, whose lines are counted from 1. */
function readRows({ csv, links }: AskedImport): SheetRow[] {
  if (csv !== undefined && links === undefined) return linkSheet(Buffer.from(csv));
  if (links !== undefined && csv === undefined) {
    return links.map((written, index) => ({ line: index + 1, written: written as WrittenLink }));
  }
  throw new KnownError("invalid_request", "it takes a csv or a list of links", { hint: "give csv or links, not both" });
}

/** A wrong column is wrong in every row. */
const mostFaults = 100;

const nothingMade = (faults: readonly RowFault[], rows: number): KnownError =>
  new KnownError("source_rejected", `${faults.length} of ${rows} rows cannot become links, so none was made`, {
    hint: "correct those that faults names, or make the others with skipsBad",
    more: { faults: faults.slice(0, mostFaults) },
  });
