import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { Chart } from "../../../kit/chart/chart.tsx";
import type { ChartStyle, OptionOf } from "../../../kit/chart/drawn.ts";
import { useFormat } from "../../../kit/format.ts";
import { useNames } from "../../../kit/names.ts";
import type { Column } from "../../../kit/table/column.ts";
import type { TopPaths } from "../answers.ts";
import { escaped } from "../escaped.ts";
import type { Flow, FlowNode, PlaceKind } from "./flow.ts";

/** The river of paths. Right to left it flows that way too: its ends are changed over, and what is said of it is not. */
export function PathsChart({ flow, paths, isNarrow }: { flow: Flow; paths: TopPaths; isNarrow: boolean }) {
  const { t } = useTranslation("journeys");
  const { line } = useNames();
  const { number, percent } = useFormat();
  const nameOf = useCallback(
    ({ id, line: of }: FlowNode) => {
      if (of !== null) return line(of.key);
      if (id === "conversion") return t("paths.conversion");
      return id === "later" ? t("paths.later") : t("paths.others");
    },
    [line, t],
  );
  const option = useCallback<OptionOf>(
    (style) => {
      const names = new Map(flow.nodes.map((node) => [node.id, nameOf(node)]));
      const named = (id: unknown) => escaped(names.get(String(id)) ?? "");
      const said = (data: unknown) => {
        const { source, target, value, name } = data as {
          source?: string;
          target?: string;
          value?: number;
          name?: string;
        };
        if (source === undefined) return `<b>${named(name)}</b>`;
        const [from, to] = style.isRtl ? [target, source] : [source, target];
        return `${named(from)} ${style.isRtl ? "←" : "→"} ${named(to)}<br><b>${style.format.number(value)}</b>`;
      };
      return {
        tooltip: { trigger: "item", formatter: (at) => (Array.isArray(at) ? "" : said(at.data)) },
        series: [
          {
            type: "sankey",
            left: 4,
            right: 4,
            top: 8,
            bottom: 8,
            nodeWidth: 12,
            nodeGap: 12,
            nodeAlign: style.isRtl ? "left" : "right",
            draggable: false,
            layoutIterations: 48,
            emphasis: { focus: "trajectory" },
            lineStyle: { color: style.isRtl ? "target" : "source", opacity: 0.3, curveness: 0.5 },
            data: flow.nodes.map((node) => ({
              name: node.id,
              depth: style.isRtl
                ? flow.nodes.reduce((most, one) => Math.max(most, one.depth), 0) - node.depth
                : node.depth,
              itemStyle: { color: colourOf(node.kind, style) },
              label: labelOf(node, names.get(node.id) ?? "", style, isNarrow),
            })),
            links: flow.links.map(({ source, target, value }) =>
              style.isRtl ? { source: target, target: source, value } : { source, target, value },
            ),
          },
        ],
      };
    },
    [flow, nameOf, isNarrow],
  );
  const rows = flow.links.map((link) => ({ ...link, id: `${link.source} > ${link.target}` }));
  const nameById = (id: string) => {
    const node = flow.nodes.find((one) => one.id === id);
    return node === undefined ? "" : nameOf(node);
  };
  const at = (id: string) => (flow.nodes.find((one) => one.id === id)?.depth ?? 0) + 1;
  const columns: Column<(typeof rows)[number]>[] = [
    { key: "from", title: t("paths.from"), cell: ({ source }) => nameById(source) },
    {
      key: "at",
      title: t("paths.touch"),
      isNumber: true,
      cell: ({ source }) => at(source),
      shown: ({ source }) => number(at(source)),
    },
    { key: "to", title: t("paths.to"), cell: ({ target }) => nameById(target) },
    {
      key: "value",
      title: t("conversions"),
      isNumber: true,
      cell: ({ value }) => value,
      shown: ({ value }) => number(value),
    },
  ];
  const [top] = paths.paths;
  return (
    <Chart
      title={t("paths.chart")}
      name="paths"
      summary={
        top === undefined
          ? t("paths.title")
          : t("paths.summary", {
              path: top.steps.map(({ key }) => line(key)).join(", "),
              conversions: number(top.conversions),
              share: percent(100 * top.share, { decimals: 0 }),
            })
      }
      height={isNarrow ? 420 : 460}
      option={option}
      table={{ columns, rows, rowKey: ({ id }) => id }}
    />
  );
}

function colourOf(kind: PlaceKind, { colours, ink }: ChartStyle): string {
  const [organic = ink, paid = ink, elsewhere = ink] = colours;
  return { organic, paid, elsewhere, lumped: colours[6] ?? ink, conversion: ink }[kind];
}

/** Names stand beside their node, towards the end of reading; those of the last column before it. */
function labelOf({ id, kind }: FlowNode, name: string, { ink, isRtl, ground }: ChartStyle, isNarrow: boolean) {
  const beside = (kind === "conversion") === isRtl ? ("right" as const) : ("left" as const);
  return {
    formatter: isRtl ? `\u2067${name}\u2069` : name,
    color: ink,
    fontSize: isNarrow ? 11 : 12,
    width: isNarrow ? 104 : 150,
    overflow: "truncate" as const,
    textBorderColor: ground,
    textBorderWidth: 3,
    position: id === "later" && isNarrow ? ("top" as const) : beside,
  };
}
