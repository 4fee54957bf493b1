import { useTranslation } from "react-i18next";
import { useFormat } from "../../../kit/format.ts";
import { useNames } from "../../../kit/names.ts";
import type { Column } from "../../../kit/table/column.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import type { NewAndReturning, NewAndReturningLine } from "../answers.ts";
import { Told } from "../told.tsx";
import { useHow } from "../use-how.ts";

/** What each line is credited with of new and of returning customers; with the unattributed they sum to all. */
export function SharesTable({ told }: { told: NewAndReturning }) {
  const { t } = useTranslation("journeys");
  const { line } = useNames();
  const { money, number, percent } = useFormat();
  const how = useHow(told.about);
  const { currency } = told.about;
  const share = (value: number) => percent(100 * value, { decimals: 0 });
  const worth = (kind: "new" | "returning"): Column<NewAndReturningLine> => ({
    key: kind,
    title: t(`customers.${kind}`),
    isNumber: true,
    cell: (row) => Number(row[kind].value),
    shown: (row) => (
      <Told
        value={money(row[kind].value, currency, { whole: true })}
        under={number(row[kind].conversions, { maximumFractionDigits: 1 })}
        isFaint={row[kind].conversions < 10}
        how={how({
          title: `${line(row.key)} · ${t(`customers.${kind}`)}`,
          value: money(row[kind].value, currency),
          formula: Object.values(told.how).join("\n\n"),
          count: row[kind].conversions,
          model: told.model.name,
        })}
      />
    ),
  });
  const columns: Column<NewAndReturningLine>[] = [
    { key: "line", title: t("line"), cell: ({ key }) => line(key) },
    worth("new"),
    worth("returning"),
    {
      key: "share",
      title: t("customers.newShare"),
      isNumber: true,
      cell: ({ newShare }) => newShare,
      shown: (row) => {
        const between = row.interval === null ? null : { low: share(row.interval.low), high: share(row.interval.high) };
        return (
          <Told
            value={share(row.newShare)}
            under={between === null ? null : `${between.low}–${between.high}`}
            isFaint={!row.enough}
            how={how({
              title: `${line(row.key)} · ${t("customers.newShare")}`,
              value: share(row.newShare),
              formula: `${number(row.new.conversions)} ÷ (${number(row.new.conversions)} + ${number(row.returning.conversions)}) = ${share(row.newShare)}`,
              interval: between,
              count: row.new.conversions + row.returning.conversions,
              model: told.model.name,
              notes: Object.values(told.how),
            })}
          />
        );
      },
    },
    {
      key: "than",
      title: t("customers.tells"),
      cell: ({ thanOthers, enough }) =>
        thanOthers === null ? t(enough ? "customers.alike" : "tooFew") : t(`customers.than.${thanOthers}`),
    },
  ];
  return (
    <DataTable
      caption={t("customers.tableTitle")}
      name="new-and-returning"
      columns={columns}
      rows={told.lines}
      rowKey={({ key }) => JSON.stringify(key)}
      foot={[
        t("about.unattributed"),
        money(told.unattributed.new.value, currency, { whole: true }),
        money(told.unattributed.returning.value, currency, { whole: true }),
        null,
        null,
      ]}
    />
  );
}
