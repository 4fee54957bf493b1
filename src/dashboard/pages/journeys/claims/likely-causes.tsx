import { Badge, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../kit/format.ts";
import type { GapPlatform } from "../answers.ts";
import classes from "../journeys.module.css";

/** The gap of a platform in three parts, and what likely lies behind it with what speaks for each. */
export function LikelyCauses({ gap: { parts, gap, causes } }: { gap: GapPlatform }) {
  const { t, i18n } = useTranslation("journeys");
  const { number } = useFormat();
  const count = (value: number) => number(value, { maximumFractionDigits: 1 });
  return (
    <Stack gap="sm">
      <Text size="sm">
        {t("claims.parts", {
          gap: count(gap.conversions),
          withoutClick: count(parts.withoutClick),
          doubleClaim: count(parts.doubleClaim),
          creditElsewhere: count(parts.creditElsewhere),
        })}
      </Text>
      {causes.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("claims.noCause")}
        </Text>
      ) : (
        <ol className={classes.says}>
          {causes.map(({ cause, conversions, evidence }) => (
            <li key={cause}>
              <Group gap="xs">
                <Text fw={600}>{t(`claims.causes.${cause}`)}</Text>
                {conversions === null ? null : (
                  <Badge variant="default" tt="none">
                    {t("claims.atMost", { count: conversions, shown: count(conversions) })}
                  </Badge>
                )}
              </Group>
              <Text size="sm">{t(`claims.means.${cause}`)}</Text>
              <Text size="sm" c="dimmed" lang="en" dir={i18n.language === "en" ? undefined : "ltr"}>
                {evidence}
              </Text>
            </li>
          ))}
        </ol>
      )}
    </Stack>
  );
}
