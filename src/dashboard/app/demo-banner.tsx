import { Alert, Anchor, Text } from "@mantine/core";
import { FlaskConical } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useMe, useWorkspace } from "./session.ts";

/** Says on every page of a made-up shop that it is one. */
export function DemoBanner() {
  const { t } = useTranslation();
  const me = useMe();
  if (useWorkspace()?.isDemo !== true) return null;
  const hasOwn = me?.workspaces.some(({ isDemo }) => !isDemo) === true;
  return (
    <Alert color="yellow" variant="light" mb="md" py="xs" icon={<FlaskConical size={18} aria-hidden />}>
      <Text component="p" size="sm" c="var(--mantine-color-text)">
        {t("demo.says")}{" "}
        {hasOwn ? (
          <Anchor href="/workspaces" underline="always">
            {t("demo.own")}
          </Anchor>
        ) : null}
      </Text>
    </Alert>
  );
}
