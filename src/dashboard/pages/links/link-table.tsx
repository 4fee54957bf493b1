import { Badge, Group, SegmentedControl, Stack, TextInput, UnstyledButton } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import type { UseQueryResult } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LinkReturns } from "../../../client/api.ts";
import { useView } from "../../app/view.ts";
import { dash, useFormat } from "../../kit/format.ts";
import { openHow } from "../../kit/how/open-how.ts";
import type { Column } from "../../kit/table/column.ts";
import { DataTable } from "../../kit/table/data-table.tsx";
import type { LinkRow } from "./all-links.ts";
import { useHowBrought } from "./how-brought.ts";
import classes from "./links.module.css";

type State = "any" | "inUse" | "over";

/** The links, found by a part of them; a row's first cell opens it. */
export function LinkTable({
  rows,
  returns,
}: {
  rows: readonly LinkRow[];
  returns: UseQueryResult<LinkReturns, unknown>;
}) {
  const { t } = useTranslation("links");
  const { view, change } = useView();
  const [words, setWords] = useState(view.search ?? "");
  const [searched] = useDebouncedValue(words.trim().toLowerCase(), 120);
  const [state, setState] = useState<State>("any");
  const columns = useLinkColumns(returns.data);
  const found = useMemo(
    () =>
      rows.filter(
        (row) =>
          (state === "any" || row.isOver === (state === "over")) &&
          (searched === "" ||
            [row.slug, row.destination, row.source, row.campaign].some((one) => one?.toLowerCase().includes(searched))),
      ),
    [rows, searched, state],
  );
  return (
    <Stack gap="xs">
      <Group gap="sm" align="flex-end">
        <TextInput
          flex={1}
          miw={220}
          maw={460}
          aria-label={t("search")}
          placeholder={t("search")}
          leftSection={<Search size={16} aria-hidden />}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t("state.name")}
          value={state}
          onChange={(one) => setState(one as State)}
          data={(["any", "inUse", "over"] as const).map((value) => ({ value, label: t(`state.${value}`) }))}
        />
      </Group>
      <DataTable
        caption={t("title")}
        name="links"
        columns={columns}
        rows={found}
        rowKey={({ slug }) => slug}
        onOpen={({ slug }) => change({ link: slug })}
        height={560}
        sortBy={{ key: "clicks", isDown: true }}
        empty={t("nothingFound")}
      />
    </Stack>
  );
}

function useLinkColumns(returns: LinkReturns | undefined): readonly Column<LinkRow>[] {
  const { t } = useTranslation("links");
  const format = useFormat();
  return useMemo(() => {
    const ltr = (text: string | null) => (text === null ? dash : <bdi dir="ltr">{text}</bdi>);
    const plain = (key: "source" | "medium" | "campaign"): Column<LinkRow> => ({
      ...{ key, title: t(`fields.${key}`), cell: (row) => row[key] },
      shown: (row) => ltr(row[key]),
    });
    const number = (key: string, title: string, cell: (row: LinkRow) => number | null): Column<LinkRow> => ({
      ...{ key, title, cell, isNumber: true, shown: (row) => format.number(cell(row)) },
    });
    const has = returns !== undefined;
    return [
      {
        ...{ key: "slug", title: t("columns.link"), cell: (row) => row.slug, width: 150 },
        shown: (row) => (
          <>
            {ltr(row.slug)}
            {row.isOver ? (
              <Badge ms={6} size="sm" variant="light" color="gray">
                {t("over")}
              </Badge>
            ) : null}
          </>
        ),
      },
      number("clicks", t("columns.clicks"), (row) => row.clicks),
      number("visits", t("columns.visits"), (row) => (has ? (row.brought?.visits ?? 0) : null)),
      number("conversions", t("columns.conversions"), (row) => (has ? (row.brought?.conversions ?? 0) : null)),
      {
        ...{ key: "money", title: t("columns.money"), isNumber: true },
        cell: (row) => (has ? (row.brought?.return ?? "0") : null),
        shown: (row) => (has ? <Money row={row} returns={returns} /> : dash),
      },
      ...(["source", "medium", "campaign"] as const).map(plain),
      {
        ...{ key: "destination", title: t("columns.destination"), cell: (row) => row.destination },
        shown: (row) => (
          <bdi dir="ltr" className={classes.destination} title={row.destination}>
            {row.destination.replace(/^https?:\/\//, "")}
          </bdi>
        ),
      },
      number("bots", t("columns.bots"), (row) => row.botClicks),
      {
        ...{ key: "expires", title: t("columns.expires"), cell: (row) => row.expires },
        shown: (row) => (row.expires === null ? dash : format.day(row.expires)),
      },
      {
        ...{ key: "made", title: t("columns.made"), cell: (row) => row.createdAt },
        shown: (row) => format.moment(row.createdAt, { dateStyle: "medium" }),
      },
      { ...{ key: "url", title: t("columns.url"), cell: (row) => row.url }, shown: (row) => ltr(row.url) },
    ];
  }, [t, format, returns]);
}

function Money({ row: { slug, brought }, returns }: { row: LinkRow; returns: LinkReturns }) {
  const format = useFormat();
  const howBrought = useHowBrought();
  if (brought === null) return format.money("0", returns.currency);
  return (
    <UnstyledButton
      fz="inherit"
      td="underline dotted"
      {...(brought.enough ? {} : { c: "dimmed" })}
      onClick={() => openHow(howBrought(`/l/${slug}`, brought, returns, returns.model))}
    >
      {format.money(brought.return, returns.currency)}
    </UnstyledButton>
  );
}
