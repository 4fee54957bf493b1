import { Badge, Button, Group, NativeSelect, Skeleton, Stack, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { Paperclip } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useView } from "../../app/view.ts";
import { Card } from "../../kit/card.tsx";
import { useFormat } from "../../kit/format.ts";
import { useNames } from "../../kit/names.ts";
import type { Column } from "../../kit/table/column.ts";
import { DataTable } from "../../kit/table/data-table.tsx";
import { categories } from "./cost-draft.ts";
import type { Opened } from "./cost-drawer.tsx";
import { useCostWords } from "./cost-words.ts";
import { type LedgerRow, type Report, scopeWord } from "./ledger-rows.ts";
import { sumOf } from "./minor.ts";

/** Every cost in a table; its sum is the statement's cost as long as nothing is left out. */
export function Ledger({
  rows,
  report,
  currency,
  isBroken,
  open,
}: {
  rows: readonly LedgerRow[] | undefined;
  report: Report | undefined;
  currency: string;
  /** Whether the report is not to be had, and with it what ad platforms told. */
  isBroken: boolean;
  open: (opened: Opened) => void;
}) {
  const { t } = useTranslation("costs");
  const { view } = useView();
  const format = useFormat();
  const [showsOutside, showOutside] = useState(false);
  const columns = useColumns(currency);
  if (rows === undefined) return <LedgerSkeleton />;
  const matching = rows.filter(
    ({ category, scope }) =>
      (view.category === undefined || view.category === category) &&
      (view.scope === undefined || view.scope === scopeWord(scope)),
  );
  const inside = matching.filter(({ isOutside }) => !isOutside);
  const outside = matching.length - inside.length;
  const amounts = inside.flatMap(({ amount }) => amount ?? []);
  const unrated = inside.length - amounts.length;
  const isWhole = view.category === undefined && view.scope === undefined && unrated === 0;
  const isEqual = isWhole && report !== undefined && Number(sumOf([report.total])) === Number(sumOf(amounts));
  return (
    <Card title={t("ledger.title")} says={t("ledger.says")} actions={<Filters rows={rows} />}>
      <DataTable
        caption={t("ledger.says")}
        name="costs"
        columns={columns}
        rows={showsOutside ? matching : inside}
        rowKey={({ key }) => key}
        onOpen={({ key, cost }) => open(cost === null ? { kind: "line", key } : { kind: "cost", id: cost.id })}
        empty={t("ledger.nothing")}
        foot={columns.map(({ key }) => {
          if (key === "what") return t("ledger.sum");
          return key === "amount" && amounts.length > 0 ? format.money(sumOf(amounts), currency) : null;
        })}
      />
      <Group justify="space-between" mt="xs" gap="xs">
        <Text size="sm" c="dimmed">
          {unrated > 0 ? t("ledger.unrated", { count: unrated, costs: format.number(unrated) }) : null}
          {isEqual ? t("ledger.equals") : null}
          {isBroken ? ` ${t("ledger.withoutPlatforms")}` : null}
        </Text>
        {outside === 0 ? null : (
          <Button size="compact-sm" variant="subtle" onClick={() => showOutside(!showsOutside)}>
            {t(showsOutside ? "ledger.fold" : "ledger.outside", { count: outside, costs: format.number(outside) })}
          </Button>
        )}
      </Group>
    </Card>
  );
}

function useColumns(currency: string): Column<LedgerRow>[] {
  const { t } = useTranslation("costs");
  const format = useFormat();
  const names = useNames();
  const words = useCostWords();
  const isNarrow = useMediaQuery("(max-width: 40em)") ?? false;
  const columns: Column<LedgerRow>[] = [
    { key: "what", title: t("ledger.what"), cell: ({ what }) => what, shown: (row) => <What row={row} />, width: 200 },
    { key: "category", title: t("ledger.category"), cell: ({ category }) => names.category(category) },
    { key: "scope", title: t("ledger.scope"), cell: ({ scope }) => words.scope(scope) },
    { key: "from", title: t("ledger.when"), cell: ({ from }) => from, shown: (row) => words.when(row), width: 170 },
    {
      key: "price",
      title: t("ledger.price"),
      isNumber: true,
      cell: ({ price }) => price?.amount ?? null,
      shown: ({ price }) => (price === null ? "" : format.money(price.amount, price.currency)),
    },
    {
      key: "amount",
      title: t("ledger.amount"),
      isNumber: true,
      cell: ({ amount }) => amount,
      shown: ({ amount, isOutside }) => (isOutside ? t("ledger.notHere") : format.money(amount, currency)),
    },
  ];
  // What a cost comes to stands in sight on a phone too.
  return isNarrow ? columns.toSorted((a, b) => Number(isAside(a)) - Number(isAside(b))) : columns;
}

const isAside = ({ key }: Column<LedgerRow>): boolean => key !== "what" && key !== "amount";

/** The name with what has to be seen at once: where it comes from, and whether there is a receipt. */
function What({ row: { what, origin, cost } }: { row: LedgerRow }) {
  const { t } = useTranslation("costs");
  const format = useFormat();
  const words = useCostWords();
  const from = words.origin(origin);
  const receipts = cost?.receipts ?? 0;
  return (
    <Group gap={6} wrap="nowrap" component="span" maw={{ base: 170, sm: 320 }}>
      <Text component="span" inherit truncate title={what}>
        {what}
      </Text>
      {from === null ? null : (
        <Badge component="span" size="sm" variant="light" color="gray" tt="none" miw={0}>
          {from}
        </Badge>
      )}
      {receipts === 0 ? null : (
        <Group component="span" gap={2} wrap="nowrap" c="dimmed" fz="xs">
          <Paperclip size={13} aria-hidden />
          <span aria-hidden>{format.number(receipts)}</span>
          <span className="only-read">
            {t("receipts.count", { count: receipts, receipts: format.number(receipts) })}
          </span>
        </Group>
      )}
    </Group>
  );
}

function Filters({ rows }: { rows: readonly LedgerRow[] }) {
  const { t } = useTranslation("costs");
  const { view, change } = useView();
  const names = useNames();
  const words = useCostWords();
  const scopes = new Map(rows.map(({ scope }) => [scopeWord(scope), words.scope(scope)]));
  const there = new Set(rows.map(({ category }) => category));
  return (
    <Group gap="xs" justify="flex-end">
      <NativeSelect
        size="xs"
        aria-label={t("ledger.category")}
        value={view.category ?? ""}
        onChange={({ currentTarget: { value } }) => change({ category: value === "" ? undefined : value })}
        data={[
          { value: "", label: t("ledger.anyCategory") },
          ...categories.filter((one) => there.has(one)).map((one) => ({ value: one, label: names.category(one) })),
        ]}
      />
      <NativeSelect
        size="xs"
        aria-label={t("ledger.scope")}
        value={view.scope ?? ""}
        onChange={({ currentTarget: { value } }) => change({ scope: value === "" ? undefined : value })}
        data={[{ value: "", label: t("ledger.anyScope") }, ...[...scopes].map(([value, label]) => ({ value, label }))]}
      />
    </Group>
  );
}

function LedgerSkeleton() {
  const { t } = useTranslation("costs");
  return (
    <Card title={t("ledger.title")} says={t("ledger.says")}>
      <Stack gap={8} aria-hidden>
        {[1, 2, 3, 4, 5].map((row) => (
          <Skeleton key={row} h={32} />
        ))}
      </Stack>
    </Card>
  );
}
