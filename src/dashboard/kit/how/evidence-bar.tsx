import { Box, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.ts";
import classes from "./evidence-bar.module.css";

const evidences = ["measured", "declared", "aggregated", "modelled", "assigned"] as const;

/** Return by how it is known, as a bar and in words; a pattern tells the parts apart where colours do not. */
export function EvidenceBar({ parts, currency }: { parts: Readonly<Record<string, string>>; currency: string }) {
  const { t } = useTranslation("kit");
  const format = useFormat();
  const total = evidences.reduce((sum, name) => sum + Math.max(0, Number(parts[name] ?? 0)), 0);
  const shown = evidences.filter((name) => Number(parts[name] ?? 0) !== 0);
  if (shown.length === 0 || total === 0) return null;
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600}>
        {t("how.evidence")}
      </Text>
      <div className={classes.bar} aria-hidden>
        {shown.map((name) => (
          <span
            key={name}
            className={classes[name]}
            style={{ inlineSize: `${(100 * Math.max(0, Number(parts[name]))) / total}%` }}
          />
        ))}
      </div>
      {shown.map((name) => (
        <Group key={name} gap={8} wrap="nowrap" align="flex-start">
          <Box className={`${classes.key} ${classes[name]}`} mt={5} aria-hidden />
          <Text size="sm" flex={1}>
            <b>{t(`evidence.${name}`)}</b> · {format.money(parts[name], currency)} (
            {format.percent((100 * Number(parts[name])) / total)})
            <Text component="span" size="sm" c="dimmed" display="block">
              {t(`evidence.${name}Says`)}
            </Text>
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
