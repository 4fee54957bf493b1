import { useTranslation } from "react-i18next";
import { useFormat } from "../../../kit/format.ts";
import type { Column } from "../../../kit/table/column.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import type { GapCampaign, GapPlatform, JourneysAbout } from "../answers.ts";
import { Told } from "../told.tsx";
import { useHow } from "../use-how.ts";

type Row = GapCampaign & { readonly title: string };

/** The gap of every platform and campaign, with the likeliest cause. */
export function ClaimTable({
  platforms,
  about,
  how: formula,
  model,
}: {
  platforms: readonly GapPlatform[];
  about: JourneysAbout;
  how: string;
  model: string;
}) {
  const { t } = useTranslation("journeys");
  const { money, number } = useFormat();
  const how = useHow(about);
  const count = (value: number) => number(value, { maximumFractionDigits: 1 });
  const whole = (value: number) => number(value, { maximumFractionDigits: 0 });
  const rows = platforms.flatMap(({ campaigns, title }) => campaigns.map((one): Row => ({ ...one, title })));
  const nameOf = ({ title, campaign }: Row) => `${title} · ${campaign ?? t("claims.noCampaign")}`;
  const columns: Column<Row>[] = [
    { key: "campaign", title: t("claims.campaign"), cell: nameOf },
    {
      key: "claimed",
      title: t("claims.claimed"),
      isNumber: true,
      cell: ({ claimed }) => claimed.conversions,
      shown: ({ claimed }) => count(claimed.conversions),
    },
    {
      key: "found",
      title: t("claims.found"),
      isNumber: true,
      cell: ({ found }) => found.conversions,
      shown: ({ found }) => count(found.conversions),
    },
    {
      key: "gap",
      title: t("claims.gap"),
      isNumber: true,
      cell: ({ gap }) => gap.conversions,
      shown: (row) => {
        const between = row.interval === null ? null : { low: whole(row.interval.low), high: whole(row.interval.high) };
        return (
          <Told
            value={count(row.gap.conversions)}
            under={between === null ? null : `${between.low} – ${between.high}`}
            isFaint={!row.enough}
            how={how({
              title: `${nameOf(row)} · ${t("claims.gap")}`,
              value: count(row.gap.conversions),
              formula: `${count(row.claimed.conversions)} − ${count(row.found.conversions)} = ${count(row.gap.conversions)}\n\n${formula}`,
              interval: between,
              count: row.found.conversions,
              model,
              notes: row.causes.map(({ cause, evidence }) => `${t(`claims.causes.${cause}`)}: ${evidence}`),
            })}
          />
        );
      },
    },
    {
      key: "cause",
      title: t("claims.likeliest"),
      cell: ({ causes: [cause] }) =>
        cause === undefined ? t("claims.noCauseShort") : t(`claims.causes.${cause.cause}`),
    },
    {
      key: "claimedValue",
      title: t("claims.claimedValue"),
      isNumber: true,
      cell: ({ claimed }) => (claimed.value === null ? null : Number(claimed.value)),
      shown: ({ claimed }) => money(claimed.value, about.currency, { whole: true }),
    },
    {
      key: "foundValue",
      title: t("claims.foundValue"),
      isNumber: true,
      cell: ({ found }) => Number(found.value),
      shown: ({ found }) => money(found.value, about.currency, { whole: true }),
    },
    {
      key: "clicks",
      title: t("claims.clicks"),
      isNumber: true,
      cell: ({ clicks }) => clicks,
      shown: ({ clicks }) => number(clicks),
    },
  ];
  return (
    <DataTable
      caption={t("claims.tableTitle")}
      name="claims"
      columns={columns}
      rows={rows}
      rowKey={nameOf}
      sortBy={{ key: "gap", isDown: true }}
    />
  );
}
