import { Badge, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DataQuality } from "../../../../client/api.ts";
import { useFormat } from "../../../kit/format.ts";
import { useNames } from "../../../kit/names.ts";
import type { Column } from "../../../kit/table/column.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useFactNames } from "../fact-names.ts";

type Check = DataQuality["checks"][number];
type Of<Kind extends Check["kind"]> = Extract<Check, { kind: Kind }>["rows"][number];

/** The rows behind a check, with the columns that its kind has. */
export function CheckRows({ check, currency }: { check: Check; currency: string }): ReactNode {
  const columns = useColumns(currency);
  switch (check.kind) {
    case "untagged_visits":
      return <Rows check={check.kind} rows={check.rows} columns={columns.pages()} rowKey={({ page }) => page} />;
    case "untagged_social":
      return (
        <Rows check={check.kind} rows={check.rows} columns={columns.networks()} rowKey={({ network }) => network} />
      );
    case "utm_spellings":
      return (
        <Rows
          check={check.kind}
          rows={check.rows}
          columns={columns.spellings()}
          rowKey={({ field, suggestion }) => `${field} ${suggestion}`}
        />
      );
    case "spend_without_touches":
      return (
        <Rows
          check={check.kind}
          rows={check.rows}
          columns={columns.spends()}
          rowKey={({ platform, campaign }) => `${platform} ${campaign}`}
        />
      );
    case "touches_without_spend":
      return (
        <Rows
          check={check.kind}
          rows={check.rows}
          columns={columns.touches()}
          rowKey={({ network, campaign }) => `${network} ${campaign}`}
        />
      );
    case "orders_without_journey":
      return (
        <Rows
          check={check.kind}
          rows={check.rows}
          columns={columns.orders()}
          rowKey={({ from, reason }) => `${from} ${reason}`}
        />
      );
    case "days_missing":
      return (
        <Rows
          check={check.kind}
          rows={check.rows}
          columns={columns.gaps()}
          rowKey={({ from, what, first }) => `${from} ${what} ${first}`}
        />
      );
    case "currencies_without_rate":
      return <Rows check={check.kind} rows={check.rows} columns={columns.rates()} rowKey={(row) => row.currency} />;
    case "overlapping_files":
      return (
        <Rows
          check={check.kind}
          rows={check.rows}
          columns={columns.overlaps()}
          rowKey={({ file, other, what }) => `${file} ${other} ${what}`}
        />
      );
    case "rejected_rows":
      return <Rows check={check.kind} rows={check.rows} columns={columns.rejected()} rowKey={({ file }) => file} />;
    default:
      return null;
  }
}

function Rows<Row>({
  check,
  ...table
}: {
  check: Check["kind"];
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
}) {
  const { t } = useTranslation("data");
  return <DataTable caption={t(`checks.${check}.title`)} name={check.replaceAll("_", "-")} height={360} {...table} />;
}

/** The columns of each table. */
function useColumns(currency: string) {
  const { t } = useTranslation("data");
  const { number, money, day } = useFormat();
  const names = useNames();
  const facts = useFactNames();
  const text = <Row,>(key: string, title: string, cell: (row: Row) => string | null): Column<Row> => ({
    key,
    title,
    cell,
    shown: (row) => <bdi>{cell(row) ?? "–"}</bdi>,
  });
  const count = <Row,>(key: string, title: string, cell: (row: Row) => number): Column<Row> => ({
    key,
    title,
    cell,
    shown: (row) => number(cell(row)),
    isNumber: true,
  });
  const amount = <Row,>(key: string, title: string, cell: (row: Row) => string): Column<Row> => ({
    key,
    title,
    cell,
    shown: (row) => money(cell(row), currency),
    isNumber: true,
  });
  const date = <Row,>(key: string, title: string, cell: (row: Row) => string): Column<Row> => ({
    key,
    title,
    cell,
    shown: (row) => day(cell(row)),
  });
  return {
    pages: () => [
      text<Of<"untagged_visits">>("page", t("columns.page"), ({ page }) => page),
      count<Of<"untagged_visits">>("visits", t("columns.visits"), ({ visits }) => visits),
    ],
    networks: () => [
      text<Of<"untagged_social">>("network", t("columns.network"), ({ network }) => names.network(network)),
      count<Of<"untagged_social">>("untagged", t("columns.untagged"), ({ untagged }) => untagged),
      count<Of<"untagged_social">>("visits", t("columns.visits"), ({ visits }) => visits),
    ],
    spellings: () => spellingColumns(t, number),
    spends: () => [
      text<Of<"spend_without_touches">>("campaign", t("columns.campaign"), ({ campaign }) => campaign ?? t("noName")),
      text<Of<"spend_without_touches">>("platform", t("columns.platform"), ({ platform }) => facts.format(platform)),
      amount<Of<"spend_without_touches">>("spend", t("columns.spend"), ({ spend }) => spend),
      count<Of<"spend_without_touches">>("clicks", t("columns.adClicks"), ({ clicks }) => clicks),
    ],
    touches: () => [
      text<Of<"touches_without_spend">>("campaign", t("columns.campaign"), ({ campaign }) => campaign),
      text<Of<"touches_without_spend">>("network", t("columns.network"), ({ network }) => names.network(network)),
      count<Of<"touches_without_spend">>("touches", t("columns.touches"), ({ touches }) => touches),
    ],
    orders: () => [
      text<Of<"orders_without_journey">>("from", t("columns.from"), ({ from }) => facts.format(from)),
      text<Of<"orders_without_journey">>("reason", t("columns.why"), ({ reason }) => t(`reasons.${reason}`)),
      count<Of<"orders_without_journey">>("orders", t("columns.orders"), ({ orders }) => orders),
      amount<Of<"orders_without_journey">>("value", t("columns.value"), ({ value }) => value),
    ],
    gaps: () => [
      text<Of<"days_missing">>("from", t("columns.from"), ({ from }) => facts.format(from)),
      text<Of<"days_missing">>("what", t("columns.what"), ({ what }) => t(`kinds.${what}`)),
      date<Of<"days_missing">>("first", t("columns.first"), ({ first }) => first),
      date<Of<"days_missing">>("last", t("columns.last"), ({ last }) => last),
      count<Of<"days_missing">>("days", t("columns.days"), ({ days }) => days),
      text<Of<"days_missing">>("reason", t("columns.why"), ({ reason, expected }) =>
        t(`reasons.${reason}`, { expected: number(expected) }),
      ),
    ],
    rates: () => [
      text<Of<"currencies_without_rate">>("currency", t("columns.currency"), (row) => row.currency),
      date<Of<"currencies_without_rate">>("first", t("columns.first"), ({ first }) => first),
      date<Of<"currencies_without_rate">>("last", t("columns.last"), ({ last }) => last),
      count<Of<"currencies_without_rate">>("days", t("columns.days"), ({ days }) => days),
    ],
    overlaps: () => [
      text<Of<"overlapping_files">>("file", t("columns.file"), ({ file }) => file),
      text<Of<"overlapping_files">>("other", t("columns.counts"), ({ other }) => other),
      text<Of<"overlapping_files">>("what", t("columns.what"), ({ what }) => t(`kinds.${what}`)),
      text<Of<"overlapping_files">>("whole", t("columns.howMuch"), ({ whole }) => t(whole ? "wholly" : "partly")),
    ],
    rejected: () => [
      text<Of<"rejected_rows">>("file", t("columns.file"), ({ file }) => file),
      count<Of<"rejected_rows">>("rejected", t("columns.rejected"), ({ rejected }) => rejected),
      count<Of<"rejected_rows">>("rows", t("columns.rows"), ({ rows }) => rows),
    ],
  };
}

type T = ReturnType<typeof useTranslation<"data">>["t"];
type Spelling = Of<"utm_spellings">;

/** Each way of writing beside the right one; what is counted elsewhere stands out. */
function spellingColumns(t: T, number: (value: number) => string): Column<Spelling>[] {
  return [
    {
      key: "suggestion",
      title: t("columns.right"),
      cell: ({ suggestion }) => suggestion,
      shown: ({ suggestion }) => <bdi>{suggestion}</bdi>,
    },
    { key: "field", title: t("columns.field"), cell: ({ field }) => `utm_${field}` },
    {
      key: "values",
      title: t("columns.written"),
      cell: ({ values }) => values.map(({ value, touches }) => `${value} (${touches})`).join(", "),
      shown: ({ values, suggestion }) => (
        <Group gap={6} wrap="nowrap">
          {values.map(({ value, touches, lost }) => (
            <Badge
              key={value}
              tt="none"
              flex="none"
              variant={value === suggestion ? "default" : "light"}
              color={lost ? "orange" : "gray"}
              title={lost ? t("lost") : undefined}
            >
              <bdi>{value}</bdi> · {number(touches)}
            </Badge>
          ))}
        </Group>
      ),
      unsortable: true,
    },
    {
      key: "because",
      title: t("columns.because"),
      cell: ({ because }) => t(`because.${because}`),
      shown: ({ because, todo }) => (
        <Text size="sm" component="span">
          {t(`because.${because}`)} · {t(`todo.${todo}`)}
        </Text>
      ),
    },
  ];
}
