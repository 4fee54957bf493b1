import { foldCampaign } from "../../model/campaign-name.ts";

/** One report's rows of one campaign over one stretch of days (half-open), summed. */
export interface AdCell {
  readonly source: number;
  readonly platform: string;
  readonly account: string | null;
  /** The campaign's name as it is known by; null where the report does not tell campaigns apart. */
  readonly campaign: string | null;
  readonly day: string | null;
  readonly until: string | null;
  readonly spendMinor: number;
}

/** How finely a report is cut, of all its rows. */
export interface AdReport {
  readonly source: number;
  readonly rank: number;
  readonly hasNetwork: boolean;
  /** 0 account, 1 campaign, 2 ad set, 3 ad. */
  readonly level: number;
  readonly hasBreakdown: boolean;
}

/** What becomes of a cell that another report has too: `keep` is the part of its amounts that counts, on these days. */
export interface CellVerdict {
  readonly cell: AdCell;
  readonly inFavourOf: number;
  readonly keep: { readonly share: number; readonly day: string; readonly until: string } | null;
}

/** A finer report whose sums fall short by more than this share of a coarser one's hides rows: it is not additive. */
const tolerance = 0.02;

/**
 * Which cells count once where several reports of one platform tell of the same campaign and days: those of the finest
 * report that adds up to what the coarser ones say. A range that reaches beyond a finer report's days keeps what is
 * left of it on the days left over. Answers only the cells that do not count whole.
 */
export function countAdsOnce(cells: readonly AdCell[], reports: readonly AdReport[]): CellVerdict[] {
  const byPlace = Map.groupBy(cells, ({ platform }) => platform);
  return [...byPlace.values()].flatMap((own) => settlePlatform(own, reports));
}

interface Known extends AdReport {
  readonly daily: boolean;
  readonly from: string;
  readonly to: string;
  readonly account: string | null;
  readonly byCampaign: ReadonlyMap<string, readonly AdCell[]>;
}

/** Where a report does not tell campaigns apart, all of it is of this one. */
const whole = "";
const keyOf = (campaign: string | null): string => (campaign === null ? whole : foldCampaign(campaign));

function settlePlatform(cells: readonly AdCell[], reports: readonly AdReport[]): CellVerdict[] {
  const dated = cells.filter(({ day, until }) => day !== null && until !== null);
  const known = [...Map.groupBy(dated, ({ source }) => source).entries()].flatMap(([source, own]) => {
    const report = reports.find((one) => one.source === source);
    return report === undefined ? [] : [describe(report, own)];
  });
  if (known.length < 2) return [];
  const demoted = new Set(known.filter((fine) => known.some((coarse) => hides(fine, coarse))).map(({ source }) => source));
  const inOrder = known.toSorted(
    (a, b) => Number(demoted.has(a.source)) - Number(demoted.has(b.source)) || fineness(b) - fineness(a) || (a.to < b.to ? 1 : a.to > b.to ? -1 : b.rank - a.rank),
  );
  return inOrder.flatMap((report, at) => verdictsOn(report, inOrder.slice(0, at)));
}

function describe(report: AdReport, cells: readonly AdCell[]): Known {
  const days = cells.flatMap(({ day, until }) => (day === null || until === null ? [] : [{ day, until }]));
  const accounts = new Set(cells.map(({ account }) => account));
  return {
    ...report,
    daily: days.every(({ day, until }) => dayAfter(day) === until),
    from: days.reduce((first, { day }) => (day < first ? day : first), "9999-12-31"),
    to: days.reduce((last, { until }) => (until > last ? until : last), "0000-01-01"),
    account: accounts.size === 1 ? ([...accounts][0] ?? null) : null,
    byCampaign: Map.groupBy(cells, ({ campaign }) => keyOf(campaign)),
  };
}

/** A network told beats a day told beats an ad told beats an age told. */
const fineness = ({ hasNetwork, daily, level, hasBreakdown }: Known): number =>
  (hasNetwork ? 16 : 0) + (daily ? 8 : 0) + level * 2 + (hasBreakdown ? 1 : 0);

/** Two reports of different accounts tell of different money. */
const sameAccount = (a: Known, b: Known): boolean => a.account === null || b.account === null || a.account === b.account;

/** Whether the finer report leaves out spend that the coarser one has for the same campaigns and days. */
function hides(fine: Known, coarse: Known): boolean {
  if (fine === coarse || fineness(fine) <= fineness(coarse) || !sameAccount(fine, coarse)) return false;
  let [fineSpend, coarseSpend] = [0, 0];
  for (const [campaign, cells] of coarse.byCampaign) {
    const others = cellsFor(fine, campaign);
    if (others.length === 0) continue;
    const inside = cells.filter(({ day, until }) => day !== null && until !== null && day >= fine.from && until <= fine.to);
    for (const { day, until, spendMinor } of inside) {
      coarseSpend += spendMinor;
      fineSpend += spendWithin(others, day ?? "", until ?? "");
    }
  }
  return fineSpend < coarseSpend * (1 - tolerance) - 1;
}

/** The cells that tell of a campaign: its own, or all of a report that does not tell campaigns apart. */
function cellsFor(report: Known, campaign: string): readonly AdCell[] {
  if (campaign === whole) return [...report.byCampaign.values()].flat();
  return report.byCampaign.get(campaign) ?? report.byCampaign.get(whole) ?? [];
}

const spendWithin = (cells: readonly AdCell[], from: string, to: string): number =>
  cells.reduce((sum, { day, until, spendMinor }) => (day !== null && until !== null && day >= from && until <= to ? sum + spendMinor : sum), 0);

function verdictsOn(report: Known, better: readonly Known[]): CellVerdict[] {
  return [...report.byCampaign].flatMap(([campaign, cells]) =>
    cells.flatMap((cell) => {
      for (const other of better) {
        const theirs = sameAccount(report, other) ? cellsFor(other, campaign) : [];
        const verdict = theirs.length === 0 ? null : verdictOf(cell, other, theirs);
        if (verdict !== null) return [verdict];
      }
      return [];
    }),
  );
}

/** A report covers its days from first to last for the campaigns it has: a day without a row is a day without spend. */
function verdictOf(cell: AdCell, other: Known, theirs: readonly AdCell[]): CellVerdict | null {
  const [day, until] = [cell.day ?? "", cell.until ?? ""];
  if (until <= other.from || day >= other.to) return null;
  const gone = { cell, inFavourOf: other.source, keep: null };
  if (day >= other.from && until <= other.to) return gone;
  const left = cell.spendMinor - spendWithin(theirs, day, until);
  if (left <= 0) return gone;
  const before = day < other.from ? { day, until: other.from } : null;
  const after = until > other.to ? { day: other.to, until } : null;
  const days = before !== null && after !== null ? { day, until } : (before ?? after);
  return days === null ? gone : { ...gone, keep: { share: left / cell.spendMinor, ...days } };
}

const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
