import { allCampaigns, CountedSpend, campaignKey, sameAccount } from "./counted-spend.ts";
import { type DayRange, dayRange, daysOf, daysShared, dayText, without } from "./day-range.ts";

/** One report's rows of one campaign over one stretch of days (half-open), summed. */
export interface AdCell {
  readonly source: number;
  readonly platform: string;
  readonly account: string | null;
  /** The campaign's name as it is known by; null where the report does not tell campaigns apart. */
  readonly campaign: string | null;
  /** Null, and `until` too, where the report does not say when. */
  readonly day: string | null;
  readonly until: string | null;
  readonly spendMinor: number;
}

/** How finely a report is cut, of all its rows. */
export interface AdReport {
  readonly source: number;
  /** The later written, the higher. */
  readonly rank: number;
  readonly hasNetwork: boolean;
  /** 0 account, 1 campaign, 2 ad set, 3 ad. */
  readonly level: number;
  readonly hasBreakdown: boolean;
  /** Whether it tells of spend at all; one of claims alone counts only on days that no report of spend has. */
  readonly hasSpend: boolean;
}

/** What becomes of a cell that another report has too: `keep` are the parts of its amounts that count, and their days. */
export interface CellVerdict {
  readonly cell: AdCell;
  readonly inFavourOf: number;
  readonly keep: readonly { readonly share: number; readonly day: string; readonly until: string }[];
}

/** A finer report whose sums fall short by more than this share of a coarser one's hides rows: it is not additive. */
const tolerance = 0.02;

/**
 * Which cells count once where several reports of one platform tell of the same campaign and days: those of the finest
 * report that adds up to what the coarser ones say. A range that reaches beyond finer reports' days keeps what is left
 * of it on the days left over. A report speaks for its days from first to last for the campaigns it has: a day without
 * a row is a day without spend. One without dates speaks only for campaigns that none with dates has. Answers only the
 * cells that do not count whole.
 */
export function countAdsOnce(cells: readonly AdCell[], reports: readonly AdReport[]): CellVerdict[] {
  const known = new Map(reports.map((report) => [report.source, report]));
  const byPlatform = Map.groupBy(cells, ({ platform }) => platform);
  return [...byPlatform.values()].flatMap((own) => settlePlatform(own, known));
}

interface Dated {
  readonly cell: AdCell;
  readonly key: string;
  readonly range: DayRange;
}

interface Known {
  readonly report: AdReport;
  readonly account: string | null;
  /** From its first day to its last. */
  readonly range: DayRange;
  /** Finer reports have the greater number at the first place where two differ. */
  readonly fineness: readonly number[];
  readonly cells: readonly Dated[];
}

function settlePlatform(cells: readonly AdCell[], reports: ReadonlyMap<number, AdReport>): CellVerdict[] {
  const known = [...Map.groupBy(cells, ({ source }) => source)].flatMap(([source, own]) => {
    const report = reports.get(source);
    return report === undefined ? [] : [describe(report, own)];
  });
  if (known.length < 2) return [];
  const demoted = new Set(known.filter((fine) => known.some((coarse) => hides(fine, coarse))));
  const inOrder = known.toSorted(
    (a, b) =>
      Number(b.report.hasSpend) - Number(a.report.hasSpend) ||
      Number(demoted.has(a)) - Number(demoted.has(b)) ||
      compareFineness(b, a) ||
      compareAge(a, b),
  );
  const counted = new CountedSpend();
  return inOrder.flatMap((report) => settle(report, counted));
}

function describe(report: AdReport, own: readonly AdCell[]): Known {
  const cells = own.map((cell) => ({
    cell,
    key: report.hasSpend ? campaignKey(cell.campaign) : allCampaigns,
    range: dayRange(cell.day, cell.until),
  }));
  const dated = cells.filter(({ range }) => Number.isFinite(daysOf(range)));
  const accounts = new Set(own.map(({ account }) => account));
  return {
    report,
    account: accounts.size === 1 ? ([...accounts][0] ?? null) : null,
    range: spanOf(dated.length > 0 ? dated : cells),
    fineness: finenessOf(report, dated),
    cells,
  };
}

function spanOf(cells: readonly Dated[]): DayRange {
  let { from, to } = cells[0]?.range ?? { from: 0, to: 0 };
  for (const { range } of cells) {
    from = Math.min(from, range.from);
    to = Math.max(to, range.to);
  }
  return { from, to };
}

/** Dates told come first, then the network, the campaign, the day (else the week), the ad, the age. */
function finenessOf({ hasNetwork, level, hasBreakdown }: AdReport, dated: readonly Dated[]): number[] {
  const longest = dated.reduce((days, { range }) => Math.max(days, daysOf(range)), 0);
  const ofTime = longest === 1 ? 2 : Number(longest <= 7);
  return [Number(dated.length > 0), Number(hasNetwork), Number(level > 0), ofTime, level, Number(hasBreakdown)];
}

function compareFineness(a: Known, b: Known): number {
  const at = a.fineness.findIndex((step, index) => step !== b.fineness[index]);
  return at === -1 ? 0 : (a.fineness[at] ?? 0) - (b.fineness[at] ?? 0);
}

/** Of two equally fine reports the one that reaches further is the newer, then the one written later. */
const compareAge = (a: Known, b: Known): number =>
  a.range.to === b.range.to ? b.report.rank - a.report.rank : b.range.to - a.range.to;

/** Whether the finer report leaves out spend that the coarser one has for the same campaigns and days, at its best. */
function hides(fine: Known, coarse: Known): boolean {
  if (fine === coarse || compareFineness(fine, coarse) <= 0 || !sameAccount(fine.account, coarse.account)) return false;
  const names = new Set(fine.cells.map(({ key }) => key));
  const isTold = (key: string) => key === allCampaigns || names.has(key) || names.has(allCampaigns);
  const compared = coarse.cells.filter(({ key, range }) => isTold(key) && isInside(range, fine.range));
  if (compared.length === 0) return false;
  const keys = new Set(compared.map(({ key }) => key));
  const span = spanOf(compared);
  const others = fine.cells.filter(
    ({ key, range }) =>
      (keys.has(allCampaigns) || key === allCampaigns || keys.has(key)) && daysShared(range, span) > 0,
  );
  return sum(others) < sum(compared) * (1 - tolerance) - 1;
}

const isInside = (range: DayRange, other: DayRange): boolean => range.from >= other.from && range.to <= other.to;

const sum = (cells: readonly Dated[]): number => cells.reduce((total, { cell }) => total + cell.spendMinor, 0);

/** The verdicts on a report's cells in the light of what counts already; then it counts itself. */
function settle(report: Known, counted: CountedSpend): CellVerdict[] {
  const settled = report.cells.map((dated) => ({ dated, verdict: verdictOn(dated, counted) }));
  for (const { dated, verdict } of settled) {
    const { cell, key, range } = dated;
    const { account } = cell;
    if (verdict === null) counted.count(key, { account, range, spendMinor: cell.spendMinor });
    for (const { share, day, until } of verdict?.keep ?? []) {
      counted.count(key, { account, range: dayRange(day, until), spendMinor: cell.spendMinor * share });
    }
  }
  const { account, range } = report;
  const { source } = report.report;
  for (const key of new Set(report.cells.map(({ key }) => key))) counted.cover(key, { source, account, range });
  return settled.flatMap(({ verdict }) => verdict ?? []);
}

function verdictOn({ cell, key, range }: Dated, counted: CountedSpend): CellVerdict | null {
  const { own, whole } = counted.coversOf(key, cell.account, range);
  const first = own[0] ?? whole[0];
  if (first === undefined) return null;
  const ranges = [...own, ...whole].map((cover) => cover.range);
  const open = without(range, ranges);
  const gone = { cell, inFavourOf: first.source, keep: [] };
  if (open.length === 0 || !Number.isFinite(daysOf(range))) return gone;
  // What a report without campaigns has of this one nobody knows: its days take their share of the range.
  const ownDays = without(
    range,
    own.map((cover) => cover.range),
  );
  const onlyWhole = daysIn(ownDays) - daysIn(open);
  const left = cell.spendMinor * (1 - onlyWhole / daysOf(range)) - counted.spendOn(key, cell.account, range);
  if (left <= 0) return gone;
  const keep = open.map(({ from, to }) => ({
    share: (left / cell.spendMinor) * ((to - from) / daysIn(open)),
    day: dayText(from),
    until: dayText(to),
  }));
  return { ...gone, keep };
}

const daysIn = (ranges: readonly DayRange[]): number => ranges.reduce((days, range) => days + daysOf(range), 0);
