import { useTranslation } from "react-i18next";
import { useFormat } from "../../../kit/format.ts";
import { useNames } from "../../../kit/names.ts";
import type { Column } from "../../../kit/table/column.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import type { NetworkPair, NetworkPairs } from "../answers.ts";
import { Told } from "../told.tsx";
import { useHow } from "../use-how.ts";

/** Pairs with how often they meet, how often chance would have them meet, and what would be counted twice. */
export function PairsTable({ pairs }: { pairs: NetworkPairs }) {
  const { t } = useTranslation("journeys");
  const { line } = useNames();
  const { number, percent } = useFormat();
  const how = useHow(pairs.about);
  const whole = (value: number) => number(value, { maximumFractionDigits: 0 });
  const signed = (value: number) => number(value, { maximumFractionDigits: 0, signDisplay: "exceptZero" });
  const share = (value: number) => percent(100 * value);
  const nameOf = ({ lines: [a, b] }: NetworkPair) => `${line(a.key)} + ${line(b.key)}`;
  const formula = Object.values(pairs.how).join("\n\n");
  const columns: Column<NetworkPair>[] = [
    { key: "pair", title: t("pairs.pair"), cell: nameOf },
    {
      key: "both",
      title: t("pairs.both"),
      isNumber: true,
      cell: ({ both }) => both.conversions,
      shown: ({ both }) => number(both.conversions),
    },
    {
      key: "chance",
      title: t("pairs.byChance"),
      isNumber: true,
      cell: ({ byChance }) => byChance,
      shown: ({ byChance }) => whole(byChance),
    },
    {
      key: "difference",
      title: t("pairs.difference"),
      isNumber: true,
      cell: ({ difference }) => difference,
      shown: (pair) => {
        const between =
          pair.interval === null ? null : { low: signed(pair.interval.low), high: signed(pair.interval.high) };
        return (
          <Told
            value={signed(pair.difference)}
            under={between === null ? null : `${between.low} – ${between.high}`}
            isFaint={!pair.enough}
            how={how({
              title: nameOf(pair),
              value: signed(pair.difference),
              formula: `${number(pair.both.conversions)} − ${number(pair.byChance)} = ${number(pair.difference)}\n\n${formula}`,
              interval: between,
              count: pair.both.conversions,
            })}
          />
        );
      },
    },
    {
      key: "than",
      title: t("pairs.tells"),
      cell: ({ thanByChance, enough }) =>
        thanByChance === null ? t(enough ? "pairs.noise" : "tooFew") : t(`pairs.than.${thanByChance}`),
    },
    {
      key: "overlap",
      title: t("pairs.overlap"),
      isNumber: true,
      cell: ({ removal }) => removal.overlap,
      shown: (pair) => {
        const { removal } = pair;
        const between =
          removal.interval === null ? null : { low: share(removal.interval.low), high: share(removal.interval.high) };
        return (
          <Told
            value={share(removal.overlap)}
            under={between === null ? null : `${between.low}–${between.high}`}
            isFaint={!pair.enough}
            how={how({
              title: `${nameOf(pair)} · ${t("pairs.overlap")}`,
              value: share(removal.overlap),
              formula: `${share(removal.single[0])} + ${share(removal.single[1])} − ${share(removal.together)} = ${share(removal.overlap)}\n\n${formula}`,
              interval: between,
              count: pair.both.conversions,
              model: "markov",
            })}
          />
        );
      },
    },
  ];
  return (
    <DataTable
      caption={t("pairs.tableTitle")}
      name="pairs"
      columns={columns}
      rows={pairs.pairs}
      rowKey={nameOf}
      empty={t("pairs.none")}
    />
  );
}
