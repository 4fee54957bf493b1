import { Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../kit/format.ts";
import type { Post, Posts } from "./post.ts";

/** Paid beside organic of one post. */
export function PostHalves({ post: { credited, ads }, data: { about } }: { post: Post; data: Posts }) {
  const { t } = useTranslation("content");
  const format = useFormat();
  const halves = credited?.halves ?? null;
  const money = (decimal: string | undefined) => format.money(decimal, about.currency);
  const none = format.number(null);
  if (credited === null) return null;
  const rows: [string, string, string][] = [
    ...(halves === null
      ? []
      : ([
          [t("columns.conversions"), format.number(halves.organic.conversions), format.number(halves.paid.conversions)],
          [t("return"), money(halves.organic.return), money(halves.paid.return)],
          [t("columns.cost"), money(halves.organic.cost), money(halves.paid.cost)],
        ] satisfies [string, string, string][])),
    ...(ads === null
      ? []
      : ([
          [t("ads.spend"), none, money(ads.spend)],
          [t("ads.impressions"), none, format.number(ads.impressions)],
          [t("ads.clicks"), none, format.number(ads.clicks)],
          [t("ads.claimed"), none, `${format.number(ads.claimed)} · ${money(ads.claimedValue)}`],
        ] satisfies [string, string, string][])),
  ];
  return (
    <div>
      <Title order={3} fz={15} mb="xs" id="post-halves">
        {t("post.halves")}
      </Title>
      {rows.length === 0 ? null : (
        <Table.ScrollContainer minWidth={300}>
          <Table aria-labelledby="post-halves" verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Td />
                <Table.Th scope="col" ta="end">
                  {t("organic")}
                </Table.Th>
                <Table.Th scope="col" ta="end">
                  {t("paid")}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(([what, organic, paid]) => (
                <Table.Tr key={what}>
                  <Table.Th scope="row" fw={400}>
                    {what}
                  </Table.Th>
                  <Table.Td ta="end">{organic}</Table.Td>
                  <Table.Td ta="end">{paid}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <Text size="sm" c="dimmed" mt="xs">
        {halves === null ? `${t("post.whole")} ` : ""}
        {ads === null
          ? t("ads.none")
          : t(`ads.${ads.namedBy}`, { count: ads.ads, ads: format.number(ads.ads), names: format.list(ads.names) })}
      </Text>
    </div>
  );
}
