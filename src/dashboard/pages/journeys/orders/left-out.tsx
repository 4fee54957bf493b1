import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../kit/format.ts";
import { useNames } from "../../../kit/names.ts";
import type { Column } from "../../../kit/table/column.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import type { Explained } from "../answers.ts";

type Left = Explained["leftOut"][number];

/** What the rows tell of that is no touch of the journey, and why. */
export function LeftOut({ order: { leftOut, leftOutMore } }: { order: Explained }) {
  const { t } = useTranslation("journeys");
  const { line } = useNames();
  const { moment, number } = useFormat();
  if (leftOut.length === 0) return <Text size="sm">{t("order.nothingLeftOut")}</Text>;
  const columns: Column<Left>[] = [
    { key: "at", title: t("row.at"), cell: ({ at }) => at, shown: ({ at }) => moment(at) },
    { key: "place", title: t("line"), cell: ({ key }) => line(key) },
    { key: "why", title: t("order.why"), cell: ({ reason }) => t(`order.reasons.${reason}`) },
    { key: "kind", title: t("order.kind"), cell: ({ kind }) => t(`order.touchKinds.${kind}`) },
    { key: "row", title: t("row.file"), cell: ({ row }) => [row.file, row.id].filter(Boolean).join(" · ") },
  ];
  return (
    <Stack gap="xs">
      <DataTable
        caption={t("order.leftOut")}
        name="left-out"
        columns={columns}
        rows={leftOut}
        rowKey={({ at, key, row }) => `${at} ${JSON.stringify(key)} ${row.fact} ${row.id ?? ""}`}
        height={320}
      />
      {leftOutMore === 0 ? null : (
        <Text size="sm">{t("order.leftOutMore", { count: leftOutMore, shown: number(leftOutMore) })}</Text>
      )}
    </Stack>
  );
}
