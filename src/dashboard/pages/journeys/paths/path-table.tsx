import { ArrowRight } from "lucide-react";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../kit/format.ts";
import { useNames } from "../../../kit/names.ts";
import type { Column } from "../../../kit/table/column.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import type { TopPaths } from "../answers.ts";
import { Told } from "../told.tsx";
import { useHow } from "../use-how.ts";
import classes from "./paths.module.css";

type Path = TopPaths["paths"][number];

/** The paths, most conversions first, and all others as one last row. */
export function PathTable({ paths }: { paths: TopPaths }) {
  const { t } = useTranslation("journeys");
  const { line } = useNames();
  const { money, number, percent } = useFormat();
  const how = useHow(paths.about);
  const { currency } = paths.about;
  const nameOf = ({ steps }: Path) => steps.map(({ key }) => line(key)).join(" > ");
  const all = paths.paths.reduce((sum, { conversions }) => sum + conversions, paths.others.conversions);
  const columns: Column<Path>[] = [
    {
      key: "path",
      title: t("paths.path"),
      cell: nameOf,
      shown: ({ steps }) => <Steps names={steps.map(({ key }) => line(key))} />,
      width: 220,
    },
    {
      key: "conversions",
      title: t("conversions"),
      isNumber: true,
      cell: ({ conversions }) => conversions,
      shown: (row) => {
        const between =
          row.interval === null
            ? null
            : {
                low: number(row.interval.low, { maximumFractionDigits: 0 }),
                high: number(row.interval.high, { maximumFractionDigits: 0 }),
              };
        return (
          <Told
            value={number(row.conversions)}
            under={between === null ? null : `${between.low}–${between.high}`}
            isFaint={!row.enough}
            how={how({
              title: nameOf(row),
              value: number(row.conversions),
              formula: `${number(row.conversions)} ÷ ${number(all)} = ${percent(100 * row.share)}`,
              interval: between,
              count: row.conversions,
              notes: [t("paths.how"), ...(row.enough ? [] : [t("tooFew")])],
            })}
          />
        );
      },
    },
    {
      key: "share",
      title: t("share"),
      isNumber: true,
      cell: ({ share }) => share,
      shown: ({ share }) => percent(100 * share),
    },
    {
      key: "value",
      title: t("value"),
      isNumber: true,
      cell: ({ value }) => Number(value),
      shown: ({ value }) => money(value, currency),
    },
    {
      key: "touches",
      title: t("touches"),
      isNumber: true,
      cell: ({ steps }) => steps.length,
      shown: ({ steps }) => number(steps.length),
    },
  ];
  const others = paths.others.conversions;
  return (
    <DataTable
      caption={t("paths.tableTitle")}
      name="top-paths"
      columns={columns}
      rows={paths.paths}
      rowKey={nameOf}
      {...(others === 0
        ? {}
        : {
            foot: [
              t("paths.rest", {
                count: paths.distinct - paths.paths.length,
                shown: number(paths.distinct - paths.paths.length),
              }),
              number(others),
              percent((100 * others) / all),
              money(paths.others.value, currency),
              null,
            ],
          })}
    />
  );
}

function Steps({ names }: { names: readonly string[] }) {
  return (
    <span className={classes.steps}>
      {names.map((name, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one place may stand in a path twice
        <Fragment key={at}>
          {at === 0 ? null : <ArrowRight size={13} aria-hidden className="towards" />}
          <span>{name}</span>
        </Fragment>
      ))}
    </span>
  );
}
