import { type Evidence, evidences } from "../model/evidence.ts";
import { share, toDecimal, toMinor } from "../model/money.ts";
import type { Figures, Roles, RowKey, Statement, StatementRow } from "../model/statement.ts";

type Made = {
  key: RowKey;
  social: boolean;
  cost: string;
  adSpend?: string;
  evidence: Partial<Record<Evidence, string>>;
  conversions: number;
  interval?: [low: number, high: number];
  roles?: Roles;
};

const add = (amounts: readonly string[]) =>
  toDecimal(
    amounts.reduce((total, amount) => total + toMinor(amount, "EUR"), 0),
    "EUR",
  );

function figures({
  cost,
  adSpend = "0.00",
  evidence,
  conversions,
  interval,
  roles = noRoles,
}: Omit<Made, "key" | "social">): Figures {
  const split = Object.fromEntries(evidences.map((kind) => [kind, evidence[kind] ?? "0.00"])) as Figures["evidence"];
  return withRoi({ cost, adSpend, evidence: split, conversions, return: add(Object.values(split)), roles }, interval);
}

function withRoi(
  base: Pick<Figures, "cost" | "adSpend" | "evidence" | "conversions" | "return" | "roles">,
  interval?: [low: number, high: number],
): Figures {
  const cost = Number(base.cost);
  return {
    ...base,
    roi: cost === 0 ? null : Math.round(((Number(base.return) - cost) * 10000) / cost) / 100,
    interval: interval === undefined ? null : { low: interval[0], high: interval[1], level: 0.9 },
    cpa: base.conversions === 0 ? null : (cost / base.conversions).toFixed(2),
  };
}

const row = ({ key, social, ...rest }: Made): StatementRow => ({ key, social, ...figures(rest) });

const noRoles: Roles = { origin: 0, assist: 0, converter: 0 };

function together(
  lines: readonly Figures[],
  unattributed = { return: "0.00", conversions: 0 },
  interval?: [number, number],
) {
  const evidence = Object.fromEntries(
    evidences.map((kind) => [kind, add(lines.map((line) => line.evidence[kind]))]),
  ) as Figures["evidence"];
  return withRoi(
    {
      cost: add(lines.map((line) => line.cost)),
      adSpend: add(lines.map((line) => line.adSpend)),
      return: add([...lines.map((line) => line.return), unattributed.return]),
      conversions: lines.reduce((total, line) => total + line.conversions, unattributed.conversions),
      evidence,
      roles: {
        origin: lines.reduce((total, { roles }) => total + roles.origin, 0),
        assist: Math.max(0, ...lines.map(({ roles }) => roles.assist)),
        converter: lines.reduce((total, { roles }) => total + roles.converter, 0),
      },
    },
    interval,
  );
}

const formulas = {
  roi: "(return − cost) × 100 / cost",
  cost: "every cost of the plan and the ad accounts that falls into the period, by the day",
  return: "orders less tax, shipping and refunds, each credited once by its best evidence",
  cpa: "cost / conversions",
  interval: "90 % of 1,000 Poisson bootstrap draws over persons, the same seed each time",
};

function nordlys(): Statement {
  const rows = [
    row({
      key: { network: "instagram", paid: false },
      social: true,
      cost: "2592.35",
      evidence: { measured: "5700.00" },
      conversions: 4,
      roles: { origin: 3, assist: 2, converter: 4 },
    }),
    row({
      key: { network: "facebook", paid: true },
      social: true,
      cost: "3192.36",
      adSpend: "600.00",
      evidence: { measured: "2000.00" },
      conversions: 1,
      roles: { origin: 3, assist: 2, converter: 1 },
    }),
    row({
      key: { network: "google", paid: true },
      social: false,
      cost: "0.00",
      evidence: { measured: "800.00" },
      conversions: 1,
    }),
  ];
  const unattributed = { return: "500.00", conversions: 1 };
  return {
    business: "Nordlys Ull",
    period: { from: "2026-03-01", to: "2026-04-01" },
    currency: "NOK",
    timeZone: "Europe/Oslo",
    by: "network",
    model: "last",
    lookbackDays: 90,
    basis: "revenue",
    marginRate: null,
    rows,
    totals: together(rows.filter((line) => line.social)),
    all: together(rows, unattributed),
    unattributed,
    claims: [{ platform: "meta", claimed: 5, found: 1, claimedValue: "9400.00", foundValue: "2000.00" }],
    costs: [
      { category: "labour", amount: "3985.71" },
      { category: "ad spend", amount: "600.00" },
      { category: "tools", amount: "199.00" },
      { category: "content", amount: "1000.00" },
    ],
    ledger: [
      {
        what: "Photo shoot",
        category: "content",
        scope: "campaign spring",
        from: "2026-03-01",
        to: "2026-04-01",
        amount: "1000.00",
        rule: "evenly over the rows where the campaign was active",
        shares: [
          { key: { network: "instagram", paid: false }, amount: "500.00" },
          { key: { network: "facebook", paid: true }, amount: "500.00" },
        ],
      },
    ],
    overTime: {
      unit: "week",
      points: [
        { from: "2026-03-01", cost: "1306.22", adSpend: "135.48", return: "0.00" },
        { from: "2026-03-08", cost: "1306.22", adSpend: "135.48", return: "3000.00" },
        { from: "2026-03-15", cost: "1306.22", adSpend: "135.48", return: "2700.00" },
        { from: "2026-03-22", cost: "1306.22", adSpend: "135.48", return: "2000.00" },
        { from: "2026-03-29", cost: "559.83", adSpend: "58.08", return: "0.00" },
      ],
    },
    sources: [
      {
        file: "exports/Nordlys-Ull-Campaigns-1-Mar-2026-31-Mar-2026.csv",
        format: "meta-ads",
        rows: 1,
        rejected: 0,
        currency: "NOK",
        period: { from: "2026-03-01", to: "2026-04-01" },
        sums: { spend: "600.00", clicks: 240, impressions: 18000 },
        used: true,
        note: null,
      },
      {
        file: "exports/orders_export_1.csv",
        format: "shopify-orders",
        rows: 9,
        rejected: 0,
        currency: "NOK",
        period: { from: "2026-03-02", to: "2026-04-01" },
        sums: { orders: 8, revenue: "9000.00" },
        used: true,
        note: null,
      },
    ],
    warnings: [
      {
        code: "few_conversions",
        message: "Only 5 conversions stand behind social media's ROI; fewer than 10 are not enough to judge by.",
        hint: "Take a longer period with --from and --to.",
      },
    ],
    formulas,
  };
}

function fjordhus(): Statement {
  const rows = [
    row({
      key: { network: "instagram", paid: false },
      social: true,
      cost: "6180.40",
      evidence: { measured: "11240.10", declared: "3120.00", aggregated: "5390.25" },
      conversions: 181.5,
      roles: { origin: 214, assist: 160, converter: 149 },
      interval: [141.2, 287.9],
    }),
    row({
      key: { network: "instagram", paid: true },
      social: true,
      cost: "9870.15",
      adSpend: "7400.00",
      evidence: { measured: "14180.90", aggregated: "2150.00" },
      conversions: 142,
      roles: { origin: 96, assist: 131, converter: 171 },
      interval: [22.4, 110.7],
    }),
    row({
      key: { network: "facebook", paid: true },
      social: true,
      cost: "8420.75",
      adSpend: "6210.55",
      evidence: { measured: "7015.30", aggregated: "980.40" },
      conversions: 77.25,
      interval: [-31.6, 24.8],
    }),
    row({
      key: { network: "facebook", paid: false },
      social: true,
      cost: "2110.00",
      evidence: { measured: "1890.00", declared: "610.00" },
      conversions: 24,
      interval: [-22.9, 61.3],
    }),
    row({
      key: { network: "tiktok", paid: true },
      social: true,
      cost: "5330.60",
      adSpend: "4100.00",
      evidence: { measured: "2120.45" },
      conversions: 21,
      interval: [-78.4, -37.2],
    }),
    row({
      key: { network: "tiktok", paid: false },
      social: true,
      cost: "1930.20",
      evidence: { measured: "412.00", aggregated: "188.00" },
      conversions: 6,
      roles: { origin: 11, assist: 9, converter: 1 },
    }),
    row({
      key: { network: "linkedin", paid: true },
      social: true,
      cost: "3240.00",
      adSpend: "2950.00",
      evidence: {},
      conversions: 0,
    }),
    row({
      key: { network: "linkedin", paid: false },
      social: true,
      cost: "1405.90",
      evidence: { measured: "1260.00", declared: "4800.00" },
      conversions: 13,
      interval: [118.5, 602.3],
    }),
    row({
      key: { network: "youtube", paid: false },
      social: true,
      cost: "2460.00",
      evidence: { measured: "1530.00", modelled: "1240.00", assigned: "300.00" },
      conversions: 17.25,
      interval: [-24.6, 88.1],
    }),
    row({
      key: { network: "google", paid: true },
      social: false,
      cost: "7120.00",
      adSpend: "6800.00",
      evidence: { measured: "18340.60" },
      conversions: 166,
      interval: [112.3, 205.8],
    }),
    row({
      key: { network: "google", paid: false },
      social: false,
      cost: "0.00",
      evidence: { measured: "9120.00", aggregated: "3310.00" },
      conversions: 118,
    }),
    row({
      key: { network: "none", paid: false },
      social: false,
      cost: "640.00",
      evidence: { measured: "21870.35" },
      conversions: 203,
      interval: [2710.4, 3990.1],
    }),
  ];
  const unattributed = { return: "13980.45", conversions: 131 };
  const social = rows.filter((line) => line.social);
  return {
    ...nordlys(),
    business: "Fjordhus Living",
    period: { from: "2026-01-01", to: "2026-04-01" },
    currency: "EUR",
    timeZone: "Europe/Berlin",
    model: "position",
    basis: "margin",
    marginRate: 0.42,
    rows,
    totals: together(social, undefined, [21.8, 58.9]),
    all: together(rows, unattributed, [98.4, 141.7]),
    unattributed,
    claims: [
      { platform: "meta", claimed: 512, found: 219.25, claimedValue: "61240.00", foundValue: "24326.60" },
      { platform: "tiktok", claimed: 148, found: 21, claimedValue: "15920.00", foundValue: "2120.45" },
      { platform: "linkedin", claimed: 31, found: 0, claimedValue: null, foundValue: "0.00" },
      { platform: "google", claimed: 181, found: 166, claimedValue: "20110.00", foundValue: "18340.60" },
    ],
    costs: [
      { category: "labour", amount: "15840.00" },
      { category: "ad spend", amount: "27460.55" },
      { category: "tools", amount: "1197.00" },
      { category: "agency", amount: "2100.45" },
      { category: "content", amount: "1710.00" },
      { category: "service recovery", amount: "400.00" },
    ],
    ledger: [],
    overTime: { unit: "week", points: weeks(together(social)) },
    sources: [
      source("exports/meta/Fjordhus-Campaigns-Jan-Mar-2026.csv", "meta-ads", 812, { spend: "13610.55", clicks: 41233 }),
      {
        ...source("exports/meta/Fjordhus-Creative-Jan-Mar-2026.csv", "meta-ads", 3110, { spend: "13610.55" }),
        used: false,
        note: "the same spend as Fjordhus-Campaigns-Jan-Mar-2026.csv, in parts that overlap",
      },
      source("exports/tiktok_ads_report.xlsx", "tiktok-ads", 270, { spend: "4100.00", impressions: 1904410 }),
      source("exports/linkedin_campaign_performance.csv", "linkedin-ads", 90, { spend: "2950.00" }),
      source("exports/google-ads.csv", "google-ads", 540, { spend: "6800.00" }),
      {
        ...source("exports/orders_export.csv", "shopify-orders", 1104, { orders: 1101, revenue: "302118.44" }),
        rejected: 3,
      },
      { ...source("exports/holiday-photos.pdf", null, 0, {}), used: false, note: "nothing recognised this file" },
    ],
    warnings: [
      {
        code: "spend_without_utm",
        message:
          "2,950.00 EUR of LinkedIn's spend stands in campaigns that never show up in a UTM: Q1 | Decision makers.",
        hint: "Tag the campaign's links with utm_source=linkedin, utm_medium=paid_social and utm_campaign.",
      },
      {
        code: "utm_without_spend",
        message: "The campaign <img src=x onerror=alert(1)> brought 3 orders, but no ad account shows spend for it.",
        hint: "Export the ad account that runs it, or write its cost into the plan.",
      },
      {
        code: "duplicate_file",
        message: "Two Meta reports hold the same spend; it is counted once.",
        hint: "Nothing to do. Export one report a month to be sure.",
      },
      {
        code: "period_not_covered",
        message: "google-ads.csv ends on 24 March 2026: the last 7 days of its spend are missing.",
        hint: "Export it again up to 31 March 2026.",
      },
    ],
  };
}

function source(file: string, format: string | null, rows: number, sums: Record<string, string | number>) {
  const period = format === null ? null : { from: "2026-01-01", to: "2026-04-01" };
  return {
    file,
    format,
    rows,
    rejected: 0,
    currency: format === null ? null : "EUR",
    period,
    sums,
    used: true,
    note: null,
  };
}

/** Thirteen weeks whose sums are social's. */
function weeks({ cost, adSpend, return: back }: Figures): Statement["overTime"]["points"] {
  const shape = [6, 7, 7, 8, 9, 12, 11, 10, 10, 11, 12, 13, 4];
  const [costs, spends, returns] = [
    spread(
      cost,
      shape.map((weight) => 20 + weight),
    ),
    spread(
      adSpend,
      shape.map((weight) => 10 + weight),
    ),
    spread(back, [5, 6, 7, 7, 9, 14, 12, 10, 11, 11, 12, 13, 3]),
  ];
  return shape.map((_, week) => ({
    from: Temporal.PlainDate.from("2026-01-01").add({ weeks: week }).toString(),
    cost: costs[week] ?? "0.00",
    adSpend: spends[week] ?? "0.00",
    return: returns[week] ?? "0.00",
  }));
}

const spread = (total: string, weights: readonly number[]) =>
  share(toMinor(total, "EUR"), weights).map((minor) => toDecimal(minor, "EUR"));

/** By campaign, with names as hostile and as long as files hold them. */
function hostile(): Statement {
  const campaign = (name: string | null, paid: boolean, cost: string, measured: string, conversions: number) =>
    row({
      key: { network: paid ? "facebook" : "x", paid, campaign: name },
      social: true,
      cost,
      adSpend: paid ? cost : "0.00",
      evidence: { measured },
      conversions,
      ...(conversions >= 10
        ? { interval: Number(measured) < Number(cost) / 2 ? [-92.1, -81.4] : [-12.5, 1045.2] }
        : {}),
    });
  const rows = [
    campaign("<img src=x onerror=alert(1)>", true, "1234567.89", "7654321.00", 4120),
    campaign("=cmd|' /C calc'!A0", true, "98765.43", "12345.00", 31),
    campaign(
      "\u001b[31mred\u001b[0m \u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007",
      false,
      "10.00",
      "0.00",
      0,
    ),
    campaign("春のセール🎉 ".repeat(12), false, "2500.00", "2600.00", 11),
    campaign(
      "DE | Prospecting | Lookalike 1-3 % | Purchases | Video | 9x16 | autumn to winter | v17 final",
      true,
      "800.00",
      "900.00",
      3,
    ),
    campaign(null, false, "0.00", "412.50", 5),
  ];
  const unattributed = { return: "1000000.00", conversions: 812 };
  return {
    ...fjordhus(),
    business: 'Nord & "Süd" <b>GmbH</b>',
    by: "campaign",
    rows,
    totals: together(rows, undefined, [380.2, 560.4]),
    all: together(rows, unattributed),
    unattributed,
    costs: [
      { category: "ad spend", amount: "1336633.32" },
      { category: "content", amount: "10.00" },
      { category: "tools", amount: "2500.00" },
    ],
  };
}

/** Made-up statements: one shop as small as the worked example, one with every kind of line, one with hostile names. */
export const fixtures = { nordlys: nordlys(), fjordhus: fjordhus(), hostile: hostile() };
