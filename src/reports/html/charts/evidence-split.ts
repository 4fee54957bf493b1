import { evidences } from "../../../model/evidence.ts";
import type { Figures, Statement } from "../../../model/statement.ts";
import { capitalised } from "../../labels.ts";
import { type Chart, look } from "../chart.ts";

/** How the return is known, in shares of it: social media, and the whole business with what nothing explains. */
export function evidenceSplit(statement: Statement): Chart {
  const bars = [
    { label: "Social media", shares: shares(statement.totals) },
    { label: "Whole business", shares: shares(statement.all) },
  ];
  const present = parts.filter((part) => bars.some((bar) => bar.shares[part] > 0));
  const words = bars.map(({ label, shares: of }) => {
    const said = present.filter((part) => of[part] > 0).map((part) => `${capitalised(part)} ${whole(of[part])} %`);
    return `${label}: ${said.join(", ")}`;
  });
  return {
    title: "How the return is known",
    words: words.join("; "),
    legend: present.map((part) => ({ swatch: part, label: `${capitalised(part)} (${legendShares(part, bars)})` })),
    draw: (width) => ({ height: 116, option: option(bars, present, width < 400 ? 20 : 12) }),
  };
}

const parts = [...evidences, "unattributed"] as const;

type Part = (typeof parts)[number];

/** What the five kinds do not reach of the whole business's return is unattributed. */
function shares({ evidence, return: back }: Figures): Record<Part, number> {
  const known = evidences.reduce((total, kind) => total + Number(evidence[kind]), 0);
  const total = Math.max(known, Number(back));
  const of = (amount: number) => (total === 0 ? 0 : (amount * 100) / total);
  const split = Object.fromEntries(evidences.map((kind) => [kind, of(Number(evidence[kind]))]));
  return { ...split, unattributed: of(total - known) } as Record<Part, number>;
}

/** Each part's share of each bar, as most parts of a bar are too narrow for a label. */
function legendShares(part: Part, [social, all]: { shares: Record<Part, number> }[]): string {
  return [
    { share: social?.shares[part] ?? 0, of: "social" },
    { share: all?.shares[part] ?? 0, of: "whole" },
  ]
    .filter(({ share }) => share > 0)
    .map(({ share, of }) => `${whole(share)} % ${of}`)
    .join(", ");
}

const whole = (share: number) => (share > 0 && share < 1 ? "under 1" : share.toFixed(0));

function option(bars: { label: string; shares: Record<Part, number> }[], present: Part[], leastLabelled: number) {
  return {
    grid: { left: 124, right: 8, top: 4, bottom: 8 },
    xAxis: { type: "value", max: 100, axisLabel: { show: false }, splitLine: look.noLine },
    yAxis: {
      type: "category",
      inverse: true,
      data: bars.map(({ label }) => label),
      axisTick: look.noLine,
      axisLine: { show: false },
      axisLabel: look.label,
    },
    series: present.map((part) => ({
      type: "bar",
      ...look.still,
      stack: "return",
      barWidth: 26,
      itemStyle: { color: `var(--${part})`, borderColor: "var(--paper)", borderWidth: 1 },
      data: bars.map(({ shares: of }) => ({
        value: of[part],
        label: {
          show: of[part] >= leastLabelled,
          position: "inside",
          formatter: `${whole(of[part])} %`,
          color: `var(--on-${part})`,
          fontSize: 11,
        },
      })),
    })),
  };
}
