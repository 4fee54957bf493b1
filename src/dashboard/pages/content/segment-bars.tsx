import { Box, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../kit/format.ts";
import { useNames } from "../../kit/names.ts";
import type { Audience } from "./audience-part.tsx";
import classes from "./content.module.css";

/** Countries and genders in the page's language; all else as the file has it. */
function useSegmentNames(): (dimension: string, segment: string) => string {
  const { t } = useTranslation("content");
  const { locale } = useFormat();
  return (dimension, segment) => {
    if (dimension === "gender") return t(`genders.${segment}` as never, { defaultValue: segment });
    const isCode = dimension === "country" && /^[A-Z]{2}$/.test(segment);
    return isCode ? (new Intl.DisplayNames(locale, { type: "region" }).of(segment) ?? segment) : segment;
  };
}

/** Each dimension that a file tells of, its largest segments first. */
export function SegmentBars({ segments }: { segments: Audience["segments"] }) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, xl: 3 }} spacing="xl">
      {segments.map((one) => (
        <Dimension key={`${one.network} ${one.account} ${one.paid} ${one.dimension}`} segments={one} />
      ))}
    </SimpleGrid>
  );
}

function Dimension({
  segments: { network, account, paid, dimension, of, asOf, rows, cut },
}: {
  segments: Audience["segments"][number];
}) {
  const { t } = useTranslation("content");
  const format = useFormat();
  const names = useNames();
  const nameOf = useSegmentNames();
  const largest = Math.max(...rows.map(({ share }) => share ?? 0));
  const whose = [network === null ? null : names.network(network), account, paid ? t("audience.throughAds") : null];
  const named = t(`dimensions.${dimension}` as never, { defaultValue: dimension });
  return (
    <section aria-label={[named, ...whose].filter(Boolean).join(" · ")}>
      <Title order={3} fz={15}>
        {named}
      </Title>
      <Text size="xs" c="dimmed" mb="xs">
        {[...whose, t(`audience.of.${of}`), asOf === null ? null : format.day(asOf)].filter(Boolean).join(" · ")}
      </Text>
      <Stack gap={6} component="ul" p={0} m={0} style={{ listStyle: "none" }}>
        {rows.map(({ segment, amount, share }) => (
          <li key={segment}>
            <Group justify="space-between" wrap="nowrap" gap="sm">
              <Text size="sm" truncate dir="auto">
                {nameOf(dimension, segment)}
              </Text>
              <Text size="sm" style={{ whiteSpace: "nowrap" }}>
                {format.percent((share ?? 0) * 100)}
                {of === "share" ? null : (
                  <Text span size="xs" c="dimmed" ms={6}>
                    {format.number(amount)}
                  </Text>
                )}
              </Text>
            </Group>
            <div className={classes.track} aria-hidden>
              <Box className={classes.bar} style={{ inlineSize: `${((share ?? 0) * 100) / largest}%` }} />
            </div>
          </li>
        ))}
      </Stack>
      {cut === 0 ? null : (
        <Text size="xs" c="dimmed" mt={6}>
          {t("audience.cut", { count: cut, segments: format.number(cut) })}
        </Text>
      )}
    </section>
  );
}
