import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../kit/format.ts";
import { useNames } from "../../../kit/names.ts";
import type { Column } from "../../../kit/table/column.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import type { Growth, LineRoles, RolesByMonth } from "../answers.ts";
import { Told } from "../told.tsx";
import { useHow } from "../use-how.ts";
import { inMonth, type Role } from "./roles.ts";

/** How a role's count a day changed from each month to the next, and whether chance alone does that. */
export function RoleTable({ told, role }: { told: RolesByMonth; role: Role }) {
  const { t } = useTranslation("journeys");
  const { line } = useNames();
  const format = useFormat();
  const how = useHow(told.about);
  const shown = (row: LineRoles, at: number) => {
    const growth = row.months[at]?.growth?.[role];
    if (growth === undefined) return null;
    const { percent, interval } = growth;
    const value = percent === null ? "–" : format.percent(percent, { decimals: 0, sign: true });
    const between =
      interval === null
        ? null
        : {
            low: format.percent(interval.low, { decimals: 0, sign: true }),
            high: format.percent(interval.high, { decimals: 0, sign: true }),
          };
    return (
      <Told
        value={value}
        under={<Noise growth={growth} />}
        isFaint={!growth.enough}
        how={how({
          title: `${line(row.key)} · ${t(`roles.${role}`)}`,
          value,
          formula: told.how.growth,
          interval: between,
          count: (row.months[at]?.[role] ?? 0) + (row.months[at - 1]?.[role] ?? 0),
          notes:
            growth.chance === null
              ? [t("tooFew")]
              : [t("roles.chance", { chance: format.percent(100 * growth.chance) })],
        })}
      />
    );
  };
  const columns: Column<LineRoles>[] = [
    { key: "line", title: t("line"), cell: ({ key }) => line(key) },
    {
      key: "count",
      title: t(`roles.${role}`),
      isNumber: true,
      cell: (row) => row[role].conversions,
      shown: (row) => format.number(row[role].conversions),
    },
    ...told.months.slice(1).map(
      ({ month }, index): Column<LineRoles> => ({
        key: month,
        title: format.day(`${month}-01`, inMonth),
        isNumber: true,
        cell: (row) => row.months[index + 1]?.growth?.[role].percent ?? null,
        shown: (row) => shown(row, index + 1),
      }),
    ),
  ];
  return (
    <DataTable
      caption={t("roles.growth")}
      name={`growth-${role}`}
      columns={columns}
      rows={told.lines}
      rowKey={({ key }) => JSON.stringify(key)}
      height={440}
    />
  );
}

function Noise({ growth: { enough, beyondNoise } }: { growth: Growth }) {
  const { t } = useTranslation("journeys");
  if (!enough) return t("roles.few");
  return beyondNoise ? (
    <Badge component="span" size="xs" variant="light">
      {t("roles.beyond")}
    </Badge>
  ) : (
    t("roles.within")
  );
}
