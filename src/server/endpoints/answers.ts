import type { z } from "zod";
import { keptJourneys } from "../../answers/kept-journeys.ts";
import { keptStatement } from "../../answers/kept-statement.ts";
import { placeOfWorkspace } from "../../answers/place.ts";
import type { Asked } from "../../answers/roi-question.ts";
import { journeys, type RoiQuery, type reportFormats, roi, roiReport } from "../../api/answers.ts";
import { momentOf } from "../../api/shapes.ts";
import type { Leaf } from "../../journeys/origins.ts";
import { KnownError } from "../../model/errors.ts";
import { toDecimal } from "../../model/money.ts";
import type { Statement } from "../../model/statement.ts";
import type { Journey, JourneyMark } from "../../questions/journeys/journeys.ts";
import type { Workspace } from "../../state/workspaces/workspaces.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import { askedOf, askedOfJourneys, daysAsked } from "./asked-of.ts";

/** What came back, what it cost, and how it came. */
export function answerEndpoints(api: ApiServer): void {
  const { parts, lanes } = api;
  const ask = <Answer>(
    workspace: Workspace,
    asked: Asked,
    question: (lane: Warehouse) => Promise<Answer>,
  ): Promise<Answer> => parts.questions.take(() => lanes.use(workspace, daysAsked(asked), question));

  const statement = (workspace: Workspace, { by, model, ...rest }: z.output<typeof RoiQuery>) => {
    const asked = askedOf(rest);
    return ask(workspace, asked, (lane) => keptStatement(lane, placeOfWorkspace(workspace), { by, model, ...asked }));
  };

  serveEndpoint(api, roi, async ({ workspace, query }) => statement(workspace, query));

  serveEndpoint(api, roiReport, async ({ workspace, query: { format, ...query }, reply }) => {
    const { type, content } = await rendered(await statement(workspace, query), format);
    const name = `retorno-${workspace.id}.${format}`;
    reply.type(type).header("content-disposition", `attachment; filename="${name}"`);
    await reply.send(content);
    return undefined;
  });

  serveEndpoint(api, journeys, async ({ workspace, query: { limit, cursor, model, ...rest } }) => {
    const page = { model, most: limit, after: markIn(cursor), ...askedOfJourneys(rest) };
    const found = await ask(workspace, page, (lane) => keptJourneys(lane, placeOfWorkspace(workspace), page));
    const { currency, lookbackDays } = found.scope;
    return {
      items: found.journeys.map((journey) => shownJourney(journey, currency)),
      next: found.next === null ? null : `${found.next.atMs}.${found.next.conversion}`,
      currency,
      model,
      lookbackDays,
    };
  });
}

function markIn(cursor: string | undefined): JourneyMark | null {
  if (cursor === undefined) return null;
  const [, atMs, conversion] = /^(\d{1,15})\.(-?\d{1,15})$/.exec(cursor) ?? [];
  if (atMs === undefined || conversion === undefined) {
    throw new KnownError("invalid_request", "cursor is none of this list", {
      hint: "give the `next` of the page before, or none",
    });
  }
  return { atMs: Number(atMs), conversion: Number(conversion) };
}

/** Each report's code is loaded only when it is asked for. */
async function rendered(
  statement: Statement,
  format: (typeof reportFormats)[number],
): Promise<{ type: string; content: string | Buffer }> {
  switch (format) {
    case "html":
      return {
        type: "text/html; charset=utf-8",
        content: await (await import("../../reports/html.ts")).statementHtml(statement),
      };
    case "csv":
      return {
        type: "text/csv; charset=utf-8",
        content: (await import("../../reports/csv.ts")).statementCsv(statement),
      };
    case "xlsx": {
      const { statementXlsx } = await import("../../reports/xlsx.ts");
      const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
      return { type, content: Buffer.from(statementXlsx(statement)) };
    }
    default:
      return format satisfies never;
  }
}

function shownJourney({ kind, id, atMs, valueMinor, touches, credits }: Journey, currency: string) {
  return {
    kind,
    id,
    at: momentOf(atMs),
    value: toDecimal(valueMinor, currency),
    touches: touches.map(({ atMs, leaf, evidence }, at) => ({
      ...placeShown(leaf),
      at: momentOf(atMs),
      evidence,
      role: roleAt(at, touches.length),
    })),
    credits: credits.map(({ leaf, conversions, valueMinor }) => ({
      ...placeShown(leaf),
      conversions,
      value: toDecimal(valueMinor, currency),
    })),
  };
}

const placeShown = ({ network, channel, paid, social, campaign, post }: Leaf) => ({
  network,
  channel,
  paid,
  social,
  campaign,
  post,
});

function roleAt(at: number, touches: number) {
  if (touches === 1) return "only" as const;
  if (at === 0) return "origin" as const;
  return at === touches - 1 ? ("converter" as const) : ("assist" as const);
}
