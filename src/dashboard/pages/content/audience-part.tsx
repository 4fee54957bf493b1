import { SimpleGrid, Skeleton, Stack, Text } from "@mantine/core";
import { Users } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Answered, useAnswer } from "../../app/client.ts";
import { useAsked } from "../../app/view.ts";
import { Card } from "../../kit/card.tsx";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { FaultNote } from "../../kit/fault-note.tsx";
import { useFormat } from "../../kit/format.ts";
import { useNames } from "../../kit/names.ts";
import type { Column } from "../../kit/table/column.ts";
import { DataTable } from "../../kit/table/data-table.tsx";
import { FollowersChart } from "./followers-chart.tsx";
import { NoPosts } from "./no-posts.tsx";
import { SegmentBars } from "./segment-bars.tsx";

export type Audience = Answered<"showAudience">;
export type Account = Audience["networks"][number];

/** The accounts of all networks side by side, and of whom their audiences are. */
export function AudiencePart() {
  const { t } = useTranslation("content");
  const { asked, ready } = useAsked();
  const { from, to } = asked.query;
  const query = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const { data, error, refetch } = useAnswer("showAudience", { params: asked.params, query }, { enabled: ready });
  if (error?.code === "not_found") return <NoPosts />;
  if (error !== null) return <FaultNote fault={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton h={520} aria-hidden />;
  if (data.networks.length === 0 && data.segments.length === 0) {
    return <EmptyPage icon={Users} title={t("audience.noneTitle")} says={t("audience.noneSays")} />;
  }
  return (
    <Stack gap="md">
      {data.networks.length === 0 ? null : <Accounts data={data} />}
      {data.segments.length === 0 ? null : (
        <Card title={t("audience.who")} says={t("audience.whoSays")}>
          <SegmentBars segments={data.segments} />
        </Card>
      )}
    </Stack>
  );
}

function Accounts({ data }: { data: Audience }) {
  const { t } = useTranslation("content");
  const columns = useAccountColumns(data);
  return (
    <>
      <Card title={t("audience.accounts")} says={t("audience.accountsSay")}>
        <DataTable
          caption={t("audience.accounts")}
          name="audience"
          columns={columns}
          rows={data.networks}
          rowKey={({ network, account }) => `${network} ${account ?? ""}`}
        />
        {columns.some(({ key }) => key === "reachADay") ? (
          <Text size="sm" c="dimmed" mt="xs">
            {t("audience.reachSays")}
          </Text>
        ) : null}
      </Card>
      <Card title={t("audience.overTime")} says={t(`audience.by.${data.unit}`)}>
        <SimpleGrid cols={{ base: 1, sm: 2, xl: 3 }} spacing="lg">
          {data.networks.map((account) => (
            <FollowersChart key={`${account.network} ${account.account ?? ""}`} account={account} of={data} />
          ))}
        </SimpleGrid>
      </Card>
    </>
  );
}

/** What no account tells has no column. */
function useAccountColumns({ networks }: Audience): Column<Account>[] {
  const { t } = useTranslation("content");
  const format = useFormat();
  const names = useNames();
  return useMemo(() => {
    const number = (key: "gained" | "lost" | "reachADay"): Column<Account> => ({
      key,
      title: t(`audience.${key}`),
      isNumber: true,
      cell: (account) => account[key],
      shown: (account) => format.number(account[key], { maximumFractionDigits: 0 }),
    });
    const all: Column<Account>[] = [
      {
        key: "account",
        title: t("audience.account"),
        cell: ({ network, account }) => [names.network(network), account].filter(Boolean).join(" · "),
      },
      {
        key: "followers",
        title: t("audience.followers"),
        isNumber: true,
        cell: ({ last }) => last?.followers ?? null,
        shown: ({ last }) => format.number(last?.followers),
      },
      {
        key: "growth",
        title: t("audience.growth"),
        isNumber: true,
        cell: ({ growth }) => growth,
        shown: ({ growth }) => format.percent(growth, { sign: true }),
      },
      number("gained"),
      number("lost"),
      number("reachADay"),
    ];
    return all.filter(({ cell }) => networks.some((account) => cell(account) !== null));
  }, [t, format, names, networks]);
}
