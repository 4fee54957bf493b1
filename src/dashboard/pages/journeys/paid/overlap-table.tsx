import { useTranslation } from "react-i18next";
import { useFormat } from "../../../kit/format.ts";
import { useNames } from "../../../kit/names.ts";
import type { Column } from "../../../kit/table/column.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import type { PaidAndOrganic, PaidAndOrganicNetwork } from "../answers.ts";
import { Told } from "../told.tsx";
import { useHow } from "../use-how.ts";

/** Conversions that met both sides of one network, and which came first. */
export function OverlapTable({ sides }: { sides: PaidAndOrganic }) {
  const { t } = useTranslation("journeys");
  const names = useNames();
  const { money, number, percent } = useFormat();
  const how = useHow(sides.about);
  const rows = sides.networks.filter(({ paid, organic }) => paid.met.conversions > 0 && organic.met.conversions > 0);
  const columns: Column<PaidAndOrganicNetwork>[] = [
    { key: "network", title: t("line"), cell: ({ network }) => names.network(network) },
    {
      key: "met",
      title: t("paid.metAll"),
      isNumber: true,
      cell: ({ met }) => met.conversions,
      shown: ({ met }) => number(met.conversions),
    },
    {
      key: "both",
      title: t("paid.both"),
      isNumber: true,
      cell: ({ both }) => both.conversions,
      shown: ({ network, met, both }) => (
        <Told
          value={number(both.conversions)}
          under={percent((100 * both.conversions) / Math.max(1, met.conversions), { decimals: 0 })}
          isFaint={!both.enough}
          how={how({
            title: `${names.network(network)} · ${t("paid.both")}`,
            value: number(both.conversions),
            formula: `${number(both.conversions)} ÷ ${number(met.conversions)} = ${percent((100 * both.conversions) / Math.max(1, met.conversions))}`,
            count: both.conversions,
          })}
        />
      ),
    },
    {
      key: "value",
      title: t("value"),
      isNumber: true,
      cell: ({ both }) => Number(both.value),
      shown: ({ both }) => money(both.value, sides.about.currency, { whole: true }),
    },
    {
      key: "first",
      title: t("paid.organicFirst"),
      isNumber: true,
      cell: ({ both }) => both.organicFirstShare,
      shown: ({ network, both }) => {
        if (both.organicFirstShare === null) return "–";
        const value = percent(100 * both.organicFirstShare, { decimals: 0 });
        const between =
          both.interval === null
            ? null
            : {
                low: percent(100 * both.interval.low, { decimals: 0 }),
                high: percent(100 * both.interval.high, { decimals: 0 }),
              };
        return (
          <Told
            value={value}
            under={between === null ? null : `${between.low}–${between.high}`}
            isFaint={!both.enough}
            how={how({
              title: `${names.network(network)} · ${t("paid.organicFirst")}`,
              value,
              formula: `${number(both.organicFirst)} ÷ ${number(both.conversions)} = ${value}`,
              interval: between,
              count: both.conversions,
              notes: Object.values(sides.how),
            })}
          />
        );
      },
    },
    {
      key: "says",
      title: t("paid.tells"),
      cell: ({ both }) =>
        both.first === null ? t(both.enough ? "paid.noOrder" : "paid.fewBoth") : t(`paid.firstIs.${both.first}`),
    },
  ];
  return (
    <DataTable
      caption={t("paid.bothTitle")}
      name="paid-and-organic-overlap"
      columns={columns}
      rows={rows}
      rowKey={({ network }) => network}
      empty={t("paid.noBoth")}
    />
  );
}
