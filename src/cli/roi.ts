import { stat } from "node:fs/promises";
import { type ModelName, modelNamed } from "../attribution/models.ts";
import { countOnce } from "../journeys/once/count-once.ts";
import type { SetAside } from "../journeys/once/source.ts";
import type { JourneyScope } from "../journeys/scope.ts";
import { KnownError } from "../model/errors.ts";
import type { Reject } from "../model/inspection.ts";
import { isCurrency } from "../model/money.ts";
import { instantsOf, periodBetween } from "../model/period.ts";
import { Plan } from "../model/plan.ts";
import { type Grouping, groupings, type SourceSummary, type Statement, type Warning } from "../model/statement.ts";
import { costRows } from "../questions/cost-rows.ts";
import { mainCurrency } from "../questions/main-currency.ts";
import { periodOfFacts } from "../questions/period-of-facts.ts";
import { roiStatement } from "../questions/roi-statement.ts";
import { sourcesWithoutDates } from "../questions/sources-without-dates.ts";
import { rejectsCsv } from "../reports/rejects.ts";
import { costEntriesFromRows } from "../state/cost-sheet.ts";
import { readPlan } from "../state/plan-file.ts";
import { openDuckDb } from "../warehouse/engines/duckdb.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { type LoadedFile, loadExports, refuseIfNothingKnown, workspace } from "./load-exports.ts";
import { oneOf, readOptions, wholeNumber } from "./options.ts";
import { output, terminal, writeWhole } from "./output.ts";

const formats = ["table", "json", "csv", "html", "xlsx"] as const;
type Format = (typeof formats)[number];

/** `retorno roi`: exports in, the ROI statement out; nothing is kept. */
export async function roi(args: readonly string[]): Promise<number> {
  const { request, paths } = requestOf(args);
  const plan = request.plan === undefined ? null : await readPlan(request.plan);
  const warehouse = await openDuckDb();
  try {
    const { statement, rejects } = await answer(warehouse, paths, plan, request);
    if (request.rejects !== undefined) await writeWhole(request.rejects, rejectsCsv(rejects));
    await output(await render(statement, request.format, request.out), request.out);
  } finally {
    warehouse.close();
  }
  return 0;
}

interface Request {
  readonly plan: string | undefined;
  readonly period: { readonly from: string | undefined; readonly to: string | undefined };
  readonly by: Grouping;
  readonly model: ModelName;
  readonly lookbackDays: number | null;
  readonly currency: string | null;
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
  ]);
  const { from, to, lookback } = values;
  if (from !== undefined && to !== undefined) periodBetween(from, to);
  const request = {
    plan: values.plan,
    period: { from, to },
    by: oneOf("by", values.by ?? "network", groupings),
    model: modelNamed(values.model ?? "last").name,
    lookbackDays:
      lookback === undefined ? null : wholeNumber("lookback", lookback.replace(/d$/, ""), { least: 1, most: 3650 }),
    currency: currencyOf(values.currency),
    format: oneOf("format", values.format ?? "table", formats),
    out: values.out,
    rejects: values.rejects,
  };
  return { request, paths };
}

function currencyOf(written: string | undefined): string | null {
  if (written === undefined) return null;
  const code = written.toUpperCase();
  if (isCurrency(code)) return code;
  throw new KnownError("invalid_request", `--currency cannot be "${written}"`, {
    hint: "give a currency code such as EUR",
  });
}

async function answer(
  warehouse: Warehouse,
  paths: readonly string[],
  plan: Plan | null,
  request: Request,
): Promise<{ statement: Statement; rejects: Reject[] }> {
  const zone = plan?.timeZone ?? "UTC";
  const files = await loadExports(warehouse, paths, { zone, currency: plan?.currency ?? request.currency });
  refuseIfNothingKnown(files);
  const home = request.currency ?? plan?.currency ?? (await mainCurrency(warehouse, workspace)) ?? "EUR";
  const sheet = await sheetCosts(warehouse, files);
  const setAside = await countOnce(warehouse, workspace, await factSources(files));
  const base = plan ?? Plan.parse({ currency: home, timeZone: zone });
  const whole = { ...base, costs: [...base.costs, ...sheet.entries] };
  const { scope, isChosen } = await scopeOf(warehouse, whole, home, request);
  const statement = await roiStatement(warehouse, {
    scope,
    by: request.by,
    model: request.model,
    chosenPeriod: isChosen,
    hasPlan: plan !== null || sheet.entries.length > 0,
    sources: files.map((file) =>
      summaryOf(file, sheet.rejectedIn.get(file.source) ?? 0, notesOf(file, files, setAside)),
    ),
    undatedFiles: await undatedAdFiles(warehouse, files),
    warnings: [...fileWarnings(files), ...repeatWarnings(files, setAside)],
  });
  return { statement, rejects: [...files.flatMap(({ rejects }) => rejects), ...sheet.rejects] };
}

/** The costs that stand in spreadsheets among the files. */
async function sheetCosts(warehouse: Warehouse, files: readonly LoadedFile[]) {
  const entries: Plan["costs"] = [];
  const rejects: Reject[] = [];
  const rejectedIn = new Map<number, number>();
  for (const { source, file, tables } of files) {
    if (!tables.some(({ fact }) => fact === "cost_row")) continue;
    const { header, rows } = await costRows(warehouse, workspace, source);
    const read = costEntriesFromRows(header, rows, file);
    entries.push(...read.entries);
    rejects.push(...read.rejects);
    rejectedIn.set(source, read.rejects.length);
  }
  return { entries, rejects, rejectedIn };
}

async function scopeOf(
  warehouse: Warehouse,
  plan: Plan,
  currency: string,
  { period: asked, lookbackDays }: Request,
): Promise<{ scope: JourneyScope; isChosen: boolean }> {
  const { timeZone } = plan;
  const known = await periodOfFacts(warehouse, { workspace, plan });
  const from = asked.from ?? known?.from;
  const to = asked.to ?? known?.to;
  if (from === undefined || to === undefined) {
    throw new KnownError("source_rejected", "nothing in the files says which days they are about", {
      hint: "choose the period with --from and --to",
    });
  }
  const period = periodBetween(from, to);
  const isChosen = asked.from !== undefined || asked.to !== undefined;
  const scope = { workspace, from, to, ...instantsOf(period, timeZone), timeZone, currency, plan };
  return { scope: { ...scope, lookbackDays: lookbackDays ?? plan.lookbackDays }, isChosen };
}

async function factSources(files: readonly LoadedFile[]) {
  const known = files.filter(({ format }) => format !== null);
  return Promise.all(
    known.map(async ({ source, file, format }) => {
      const { mtimeMs } = await stat(file);
      return { source, file, format: format?.id ?? "", writtenMs: mtimeMs };
    }),
  );
}

async function undatedAdFiles(warehouse: Warehouse, files: readonly LoadedFile[]): Promise<string[]> {
  const undated = await sourcesWithoutDates(warehouse, workspace);
  return files.filter(({ source }) => undated.includes(source)).map(({ file }) => file);
}

/** What is said of a file beside its sums: whether all its facts are set aside, and why. */
function notesOf(file: LoadedFile, files: readonly LoadedFile[], setAside: readonly SetAside[]) {
  const own = setAside.filter(({ source }) => source === file.source);
  const words = own.map(({ what, inFavourOf, whole }) => {
    const other = files.find(({ source }) => source === inFavourOf)?.file ?? "another file";
    return `${whole ? "set aside" : "set aside in part"}: the same ${what} as ${other}`;
  });
  return { isSetAside: own.some(({ whole }) => whole), words };
}

function summaryOf(
  file: LoadedFile,
  rejectedCosts: number,
  { isSetAside, words }: { isSetAside: boolean; words: readonly string[] },
): SourceSummary {
  const rows = file.tables.reduce((sum, table) => sum + table.rows, 0) - rejectedCosts;
  const rejected = file.tables.reduce((sum, table) => sum + table.rejected, 0) + rejectedCosts;
  return {
    file: file.file,
    format: file.format?.id ?? null,
    rows,
    rejected,
    currency: file.currency,
    period: file.period,
    sums: file.sums,
    used: file.format !== null && file.duplicateOf === null && rows > 0 && !isSetAside,
    note: [...(file.hint === null ? [] : [file.hint]), ...words].join("; ") || null,
  };
}

/** What is to be said of files that gave nothing. */
function fileWarnings(files: readonly LoadedFile[]): Warning[] {
  return files.flatMap(({ file, format, duplicateOf, hint }): Warning[] => {
    if (duplicateOf !== null) {
      return [
        {
          code: "duplicate_file",
          message: `${file} is the same file as ${duplicateOf}; it counts once.`,
          hint: "Remove one of them.",
        },
      ];
    }
    if (format === null) {
      return [
        {
          code: "file_not_read",
          message: `${file} was not read: ${hint ?? "not recognised"}.`,
          hint: "See docs/formats.md, or leave it out.",
        },
      ];
    }
    return hint === null
      ? []
      : [{ code: "file_empty", message: `${file}: ${hint}.`, hint: "Export it again, or leave it out." }];
  });
}

/** The same facts in two files are no fault, but somebody may wonder where a file's sums have gone. */
function repeatWarnings(files: readonly LoadedFile[], setAside: readonly SetAside[]): Warning[] {
  const nameOf = (source: number) => files.find((file) => file.source === source)?.file ?? "another file";
  return setAside.map(({ source, inFavourOf, what, whole }) => ({
    code: `${what}_in_two_files`,
    message: `${nameOf(source)} ${whole ? "tells" : "tells in part"} of the same ${what} as ${nameOf(inFavourOf)}; they count once, as the latter has them.`,
    hint: "Nothing is to be done; to count the other one, leave the latter out.",
  }));
}

/** Each report's code is loaded only when it is asked for. */
async function render(statement: Statement, format: Format, out: string | undefined): Promise<string | Uint8Array> {
  switch (format) {
    case "table":
      return (await import("../reports/table.ts")).statementTable(statement, terminal(out));
    case "json":
      return (await import("../reports/json.ts")).statementJson(statement);
    case "csv":
      return (await import("../reports/csv.ts")).statementCsv(statement);
    case "html":
      return (await import("../reports/html.ts")).statementHtml(statement);
    case "xlsx":
      return (await import("../reports/xlsx.ts")).statementXlsx(statement);
    default:
      return format satisfies never;
  }
}
