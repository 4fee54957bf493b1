import { type Asked, roiQuestion } from "../../answers/roi-question.ts";
import { modelNamed } from "../../attribution/models.ts";
import { KnownError } from "../../model/errors.ts";
import { isCurrency } from "../../model/money.ts";
import { periodBetween } from "../../model/period.ts";
import { type Grouping, groupings, type Statement } from "../../model/statement.ts";
import { roiStatement } from "../../questions/roi/roi-statement.ts";
import { rejectsCsv } from "../../reports/rejects.ts";
import { oneOf, readOptions, wholeNumber } from "../options.ts";
import { output, refuseToOverwrite, terminal, writeWhole } from "../output.ts";
import { askedFacts, refuseUnlessClear } from "./asked-facts.ts";
import { planIn } from "./plan-in.ts";

const formats = ["table", "json", "csv", "html", "xlsx"] as const;
type Format = (typeof formats)[number];

/** `retorno roi`: exports in, the ROI statement out; nothing is kept. */
export async function roi(args: readonly string[]): Promise<number> {
  const { request, paths } = requestOf(args);
  refuseUnlessClear("retorno roi", paths, request);
  const plan = await planIn(request.plan);
  // Before minutes of reading; what is kept brings its own plan, with models of its own.
  if (request.data === undefined) modelNamed(request.model, plan?.models);
  const { warehouse, place, load } = await askedFacts(paths, { ...request, plan });
  try {
    const { question, rejects, inputs } = await roiQuestion(warehouse, load, place, request);
    const read = request.plan === undefined ? inputs : [...inputs, request.plan];
    await refuseToOverwrite([request.out, request.rejects], read);
    const statement = await roiStatement(warehouse, { ...question, by: request.by, model: request.model });
    if (request.rejects !== undefined) await writeWhole(request.rejects, rejectsCsv(rejects));
    await output(await render(statement, request.format, request.out), request.out);
  } finally {
    warehouse.close();
  }
  return 0;
}

interface Request extends Asked {
  readonly plan: string | undefined;
  readonly data: string | undefined;
  readonly workspace: string | undefined;
  readonly by: Grouping;
  readonly model: string;
  readonly format: Format;
  readonly out: string | undefined;
  readonly rejects: string | undefined;
}

function requestOf(args: readonly string[]): { request: Request; paths: readonly string[] } {
  const { values, paths } = readOptions(args, [
    "plan",
    "from",
    "to",
    "by",
    "model",
    "lookback",
    "currency",
    "format",
    "out",
    "rejects",
    "data",
    "workspace",
  ]);
  const { from, to, lookback } = values;
  if (from !== undefined && to !== undefined) periodBetween(from, to);
  const request = {
    plan: values.plan,
    data: values.data,
    workspace: values.workspace,
    period: { from, to },
    by: oneOf("by", values.by ?? "network", groupings),
    model: values.model ?? "last",
    lookbackDays:
      lookback === undefined ? null : wholeNumber("lookback", lookback.replace(/d$/, ""), { least: 1, most: 3650 }),
    currency: currencyOf(values.currency),
    format: oneOf("format", values.format ?? "table", formats),
    out: values.out,
    rejects: values.rejects,
  };
  return { request, paths };
}

/** A currency's code however it is written; `invalid_request` for what is none. */
export function currencyOf(written: string | undefined): string | null {
  if (written === undefined) return null;
  const code = written.toUpperCase();
  if (isCurrency(code)) return code;
  throw new KnownError("invalid_request", `--currency cannot be "${written}"`, {
    hint: "give a currency code such as EUR",
  });
}

/** Each report's code is loaded only when it is asked for. */
async function render(statement: Statement, format: Format, out: string | undefined): Promise<string | Uint8Array> {
  switch (format) {
    case "table":
      return (await import("../../reports/table.ts")).statementTable(statement, terminal(out));
    case "json":
      return (await import("../../reports/json.ts")).statementJson(statement);
    case "csv":
      return (await import("../../reports/csv.ts")).statementCsv(statement);
    case "html":
      return (await import("../../reports/html.ts")).statementHtml(statement);
    case "xlsx":
      return (await import("../../reports/xlsx.ts")).statementXlsx(statement);
    default:
      return format satisfies never;
  }
}
