import { Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../kit/format.ts";
import { useCostWords } from "./cost-words.ts";
import type { ReportLine } from "./ledger-rows.ts";
import { SpreadBar } from "./spread-bar.tsx";

/** Where one cost lies in the days that are shown, and by what rule. */
export function SpreadOfOne({ line, currency }: { line: ReportLine; currency: string }) {
  const { t } = useTranslation("costs");
  const format = useFormat();
  const words = useCostWords();
  const counted = { count: line.days, days: format.number(line.days), perDay: format.money(line.perDay, currency) };
  return (
    <Stack gap={6} mt="sm">
      <Title order={3} fz={15}>
        {t("spread.one", { amount: format.money(line.amount, currency) })}
      </Title>
      <SpreadBar line={line} currency={currency} />
      <Text size="sm" c="dimmed">
        {t("spread.byRule", { rule: words.rule(line) })} {t("comesTo.spread", counted)}
      </Text>
    </Stack>
  );
}
