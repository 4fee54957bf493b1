import { Button, Text, Title, UnstyledButton } from "@mantine/core";
import { ExternalLink } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../../kit/card.tsx";
import { useFormat } from "../../kit/format.ts";
import { openHow } from "../../kit/how/open-how.ts";
import { useNames } from "../../kit/names.ts";
import { LazyTable } from "../../kit/table/lazy-table.tsx";
import { Aside } from "./aside.tsx";
import { useLineColumns } from "./line-columns.ts";
import classes from "./overview.module.css";
import { roiOf } from "./return-bar.tsx";
import { isThin, type Overview } from "./shown.ts";
import { useWorkings } from "./workings.ts";

type Line = Overview["campaigns"]["rows"][number] & Partial<Overview["posts"]["rows"][number]>;

const most = 3;

/** What brought most and what lost most, of lines that have enough behind them to be called so. */
export function Ranking({ of, overview }: { of: "campaigns" | "posts"; overview: Overview }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const [asTable, showTable] = useState(false);
  const rows: readonly Line[] = overview[of].rows;
  const { cut, shared } = overview[of];
  const columns = useLineColumns(overview.statement.currency);
  const counted = (count: number) => ({ count, lines: format.number(count) });
  const enough = rows.filter((row) => row.enough);
  const best = enough.filter(({ profit }) => Number(profit) > 0).slice(0, most);
  const worst = enough
    .filter(({ profit }) => Number(profit) < 0)
    .slice(-most)
    .toReversed();
  const thin = rows.length - enough.length;
  return (
    <Card
      title={t(`ranking.${of}.title`)}
      {...(rows.length === 0 || Number(shared) === 0
        ? {}
        : { says: t(`ranking.${of}.shared`, { cost: format.money(shared, overview.statement.currency) }) })}
      actions={
        rows.length === 0 ? null : (
          <Button
            flex="none"
            variant="default"
            size="compact-sm"
            aria-expanded={asTable}
            onClick={() => showTable(!asTable)}
          >
            {asTable ? t("ranking.few") : t("ranking.table", counted(rows.length))}
          </Button>
        )
      }
    >
      {rows.length === 0 ? <Text c="dimmed">{t(`ranking.${of}.none`)}</Text> : null}
      {asTable ? (
        <>
          <LazyTable
            caption={t(`ranking.${of}.title`)}
            name={of}
            columns={columns}
            rows={rows}
            rowKey={keyOf}
            height={420}
          />
          {cut > 0 ? (
            <Text size="sm" c="dimmed" mt="xs">
              {t("ranking.cut", counted(cut))}
            </Text>
          ) : null}
        </>
      ) : (
        <>
          <Part title={t("ranking.best")} lines={best} overview={overview} />
          <Part title={t("ranking.worst")} lines={worst} overview={overview} />
          {rows.length > 0 && enough.length === 0 ? (
            <Part
              title={t("ranking.soFar")}
              says={t(`ranking.${of}.noneEnough`)}
              lines={rows.slice(0, most)}
              overview={overview}
            />
          ) : null}
          {enough.length > 0 && thin > 0 ? (
            <Text size="sm" c="dimmed" mt="xs">
              {t("ranking.thin", counted(thin))}
            </Text>
          ) : null}
        </>
      )}
    </Card>
  );
}

const keyOf = ({ key: { network, paid, campaign, post } }: Line): string =>
  JSON.stringify([network, paid, campaign, post]);

const dayOnly = { day: "numeric", month: "short", year: "numeric" } as const;

function Part({
  title,
  says,
  lines,
  overview,
}: {
  title: string;
  says?: ReactNode;
  lines: readonly Line[];
  overview: Overview;
}) {
  if (lines.length === 0) return null;
  return (
    <div className={classes.part}>
      <Title order={3} fz={14} fw={600}>
        {title}
      </Title>
      {says === undefined ? null : (
        <Text size="sm" c="dimmed">
          {says}
        </Text>
      )}
      <ul>
        {lines.map((line) => (
          <RankedLine key={keyOf(line)} line={line} overview={overview} />
        ))}
      </ul>
    </div>
  );
}

function RankedLine({ line, overview }: { line: Line; overview: Overview }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const names = useNames();
  const { roi } = useWorkings(overview);
  const { currency } = overview.statement;
  const { key, profit } = line;
  const title = line.title ?? key.post ?? key.campaign ?? names.line(key);
  const { post: _post, campaign: _campaign, ...place } = key;
  const own = roi(`${t("roi.short")} · ${title}`, line, key);
  const of = key.post == null ? "campaigns" : "posts";
  const { shared } = overview[of];
  const sharedNote = Number(shared) === 0 ? [] : [t(`ranking.${of}.shared`, { cost: format.money(shared, currency) })];
  const working = {
    ...own,
    notes: [...sharedNote, ...(own.notes ?? [])],
    ...(key.post == null
      ? {}
      : {
          rows: {
            label: t("how.toPost"),
            page: "content" as const,
            search: place.network === undefined ? {} : { network: place.network },
          },
        }),
  };
  return (
    <li className={classes.ranked} data-thin={isThin(line) || undefined}>
      <UnstyledButton className={classes.rankedMain} onClick={() => openHow(working)}>
        <span className={classes.rankedName} title={title}>
          <bdi>{title}</bdi>
        </span>
        <b>{format.money(profit, currency, { whole: true, sign: true })}</b>
        <span className={classes.rankedUnder}>
          <Aside
            of={[
              names.line(place),
              line.publishedAt == null ? "" : format.moment(line.publishedAt, dayOnly),
              t("ranking.conversions", {
                count: Math.floor(line.conversions),
                conversions: format.number(line.conversions, { maximumFractionDigits: 1 }),
              }),
            ]}
          />
        </span>
        <span className={classes.rankedUnder}>{roiOf(line, { t, format })}</span>
      </UnstyledButton>
      {line.permalink == null ? null : (
        <a
          className={classes.out}
          href={line.permalink}
          target="_blank"
          rel="noreferrer noopener"
          aria-label={t("ranking.open", { title })}
        >
          <ExternalLink size={15} aria-hidden />
        </a>
      )}
    </li>
  );
}
