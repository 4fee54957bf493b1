import { Chip, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Question } from "./question.tsx";
import type { Sells } from "./sells-question.tsx";
import { isSource, sourcesFor } from "./sources.ts";

/** What do you have at hand? Each source says where its file is downloaded. */
export function SourcesQuestion({
  sells,
  chosen,
  choose,
  go,
}: {
  sells: Sells | null;
  chosen: readonly string[];
  choose: (sources: readonly string[]) => void;
  go: (way: "back" | "on") => void;
}) {
  const { t } = useTranslation("first-run");
  return (
    <Question asks={t("sources.asks")} says={t("sources.says")} keep={null} go={go}>
      <Chip.Group multiple value={[...chosen]} onChange={choose}>
        <Group gap="xs" role="group" aria-label={t("sources.asks")}>
          {sourcesFor(sells).map((one) => (
            <Chip key={one} value={one} size="md">
              {t(`sources.${one}.name`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Stack gap="sm" component="ul" style={{ listStyle: "none", padding: 0, margin: 0 }}>
        {chosen.filter(isSource).map((one) => (
          <li key={one}>
            <Text fw={600} size="sm">
              {t(`sources.${one}.name`)}
            </Text>
            <Text size="sm" c="dimmed">
              {t(`sources.${one}.where`)}
            </Text>
          </li>
        ))}
      </Stack>
    </Question>
  );
}
