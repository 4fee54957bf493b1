import { Badge, Box, Button, Group, SimpleGrid, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useView } from "../../../app/view.ts";
import { useFormat } from "../../../kit/format.ts";
import type { ModelsBeside } from "../answers.ts";
import classes from "../journeys.module.css";
import { useModelWords } from "./model-words.ts";

/** What each model takes for granted, in two sentences, and a button that shows the page by it. */
export function ModelSentences({
  models,
  chosen,
  currency,
}: {
  models: ModelsBeside["models"];
  chosen: number;
  currency: string;
}) {
  const { t } = useTranslation("journeys");
  const { change } = useView();
  const words = useModelWords();
  const { money } = useFormat();
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md" verticalSpacing={0}>
      {models.map((model, at) => (
        <Box key={model.name} className={classes.model} data-chosen={at === chosen || undefined}>
          <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
            <Box>
              <Text fw={600}>{words.title(model)}</Text>
              <Badge size="xs" variant="default">
                {t(`models.kinds.${model.kind}`)}
              </Badge>
            </Box>
            {at === chosen ? (
              <Badge variant="light">{t("models.shown")}</Badge>
            ) : (
              <Button
                flex="none"
                size="compact-sm"
                variant="default"
                aria-label={t("models.useNamed", { model: words.title(model) })}
                onClick={() => change({ model: model.name === "last" ? undefined : model.name })}
              >
                {t("models.use")}
              </Button>
            )}
          </Group>
          <Text size="sm" mt={4}>
            {words.assumes(model)}
          </Text>
          {Number(model.nobody.value) === 0 && model.nobody.conversions === 0 ? null : (
            <Text size="sm" c="dimmed" mt={2}>
              {t("models.nobody", { value: money(model.nobody.value, currency, { whole: true }) })}
            </Text>
          )}
        </Box>
      ))}
    </SimpleGrid>
  );
}
