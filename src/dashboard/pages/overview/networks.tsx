import { Button, Group, Text, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../../kit/card.tsx";
import { useFormat } from "../../kit/format.ts";
import { openHow } from "../../kit/how/open-how.ts";
import { useNames } from "../../kit/names.ts";
import type { Column } from "../../kit/table/column.ts";
import { TableTools } from "../../kit/table/table-tools.tsx";
import { Claims } from "./claims.tsx";
import classes from "./overview.module.css";
import { ReturnBar, topOf } from "./return-bar.tsx";
import type { Overview, Row } from "./shown.ts";
import { useWorkings } from "./workings.ts";

/** So many networks stand open; the rest is a click away. */
const open = 8;

/** Networks by what came back, organic and paid on one scale. */
export function Networks({ overview }: { overview: Overview }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const [showsAll, showAll] = useState(false);
  const { rows } = overview.statement;
  const networks = networksOf(rows);
  const shown = showsAll ? networks : networks.slice(0, open);
  const top = topOf(shown.flatMap(({ organic, paid }) => [...organic, ...paid]));
  return (
    <Card
      title={t("networks.title")}
      says={<Key />}
      actions={
        <Group gap={4} wrap="nowrap">
          <TableTools name="networks" columns={useColumns(overview)} rows={rows} />
        </Group>
      }
    >
      {networks.length === 0 ? (
        <Text c="dimmed">{t("networks.none")}</Text>
      ) : (
        <Table shown={shown} top={top} overview={overview} />
      )}
      {networks.length > open ? (
        <Button variant="default" size="xs" mt="sm" aria-expanded={showsAll} onClick={() => showAll(!showsAll)}>
          {showsAll
            ? t("networks.fewer")
            : t("networks.all", { count: networks.length, networks: format.number(networks.length) })}
        </Button>
      ) : null}
      <Unattributed overview={overview} />
      <Claims overview={overview} />
    </Card>
  );
}

/** What the parts of a bar are. */
function Key() {
  const { t } = useTranslation("overview");
  return (
    <>
      <span className={classes.keyWords}>{t("networks.says")}</span>
      <span className={classes.key}>
        <i className={classes.keyOrganic} /> {t("networks.key.return")}
      </span>
      <span className={classes.key}>
        <i className={classes.keyPaid} /> {t("networks.key.returnPaid")}
      </span>
      <span className={classes.key}>
        <i className={classes.keyCost} /> {t("networks.key.cost")}
      </span>
      <span className={classes.key}>
        <i className={classes.keyWhisker} /> {t("networks.key.interval")}
      </span>
    </>
  );
}

interface Network {
  readonly network: string;
  readonly isSocial: boolean;
  readonly organic: readonly Row[];
  readonly paid: readonly Row[];
}

/** Social networks first, each kind by its return. */
function networksOf(rows: readonly Row[]): Network[] {
  const named = new Map<string, Row[]>();
  for (const row of rows) named.set(row.key.network ?? "none", [...(named.get(row.key.network ?? "none") ?? []), row]);
  const returned = ({ organic, paid }: Network) =>
    [...organic, ...paid].reduce((sum, row) => sum + Number(row.return), 0);
  return [...named]
    .map(([network, own]) => ({
      network,
      isSocial: own.some(({ social }) => social),
      organic: own.filter(({ key }) => key.paid !== true),
      paid: own.filter(({ key }) => key.paid === true),
    }))
    .toSorted((a, b) => Number(b.isSocial) - Number(a.isSocial) || returned(b) - returned(a));
}

function Table({ shown, top, overview }: { shown: readonly Network[]; top: number; overview: Overview }) {
  const { t } = useTranslation("overview");
  const names = useNames();
  const side = (rows: readonly Row[], name: "organic" | "paid") => (
    <td data-side={t(`networks.${name}`)} data-empty={rows.length === 0 || undefined}>
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed" className={classes.noSide}>
          {t("networks.notSeen")}
        </Text>
      ) : (
        rows.map((row) => <ReturnBar key={`${row.key.campaign ?? ""}`} row={row} top={top} overview={overview} />)
      )}
    </td>
  );
  return (
    <table className={classes.networks}>
      <thead>
        <tr>
          <th scope="col">{t("networks.network")}</th>
          <th scope="col">{t("networks.organic")}</th>
          <th scope="col">{t("networks.paid")}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ network, isSocial, organic, paid }) => (
          <tr key={network}>
            <th scope="row">
              {names.network(network)}
              {isSocial ? null : (
                <Text component="span" size="xs" c="dimmed" display="block">
                  {t("networks.notSocial")}
                </Text>
              )}
            </th>
            {side(organic, "organic")}
            {side(paid, "paid")}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What no touch explains, said plainly: without it the lines would not sum to the orders. */
function Unattributed({ overview }: { overview: Overview }) {
  const { t } = useTranslation("overview");
  const { money, count, asked } = useWorkings(overview);
  const { unattributed, all } = overview.statement;
  if (Number(unattributed.return) === 0 && unattributed.conversions === 0) return null;
  const words = {
    count: Math.round(unattributed.conversions),
    ...{ back: money(unattributed.return), conversions: count(unattributed.conversions), all: money(all.return) },
  };
  const working = {
    ...{
      ...asked,
      title: t("networks.unattributed"),
      value: money(unattributed.return),
      formula: t("networks.unattributedHow", words),
    },
    ...{ count: unattributed.conversions, notes: [t("networks.unattributedSays")] },
    rows: { label: t("networks.unattributedWay"), page: "data" as const },
  };
  return (
    <UnstyledButton className={classes.plainRow} onClick={() => openHow(working)}>
      <b>{t("networks.unattributed")}</b> {t("networks.unattributedLine", words)}
    </UnstyledButton>
  );
}

function useColumns({ statement: { currency } }: Overview): Column<Row>[] {
  const { t } = useTranslation("overview");
  const names = useNames();
  const figure = (key: "cost" | "return" | "cpa" | "adSpend" | "roi" | "conversions", title: string): Column<Row> => ({
    ...{ key, title, isNumber: true, cell: (row) => row[key] },
  });
  const coined = (title: string) => `${title} (${currency})`;
  return [
    { key: "network", title: t("networks.network"), cell: ({ key }) => names.line(key) },
    figure("cost", coined(t("figures.cost"))),
    figure("return", coined(t("figures.return"))),
    figure("roi", `${t("roi.short")} (%)`),
    { key: "low", title: t("table.low"), isNumber: true, cell: ({ interval }) => interval?.low ?? null },
    { key: "high", title: t("table.high"), isNumber: true, cell: ({ interval }) => interval?.high ?? null },
    figure("conversions", t("figures.conversions")),
    figure("adSpend", coined(t("figures.adSpend"))),
  ];
}
