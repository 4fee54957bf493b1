import { Anchor, Container, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** What stands where no page does. */
export function NotHere() {
  const { t } = useTranslation();
  return (
    <Container size="xs" py="xl">
      <Stack>
        <Title order={1}>{t("notHere.title")}</Title>
        <Text>{t("notHere.says")}</Text>
        <Anchor href="/workspaces">{t("notHere.way")}</Anchor>
      </Stack>
    </Container>
  );
}
