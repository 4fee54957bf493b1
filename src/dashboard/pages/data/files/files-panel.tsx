import { Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { FileStack } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../../app/client.ts";
import { useMay, useWorkspaceId } from "../../../app/session.ts";
import { Card } from "../../../kit/card.tsx";
import { EmptyPage } from "../../../kit/empty-page.tsx";
import { FaultNote } from "../../../kit/fault-note.tsx";
import { ChooseFiles } from "./choose-files.tsx";
import { ImportDrawer } from "./import-drawer.tsx";
import { ImportLines } from "./import-lines.tsx";

const pageSize = 50;

/** What was brought in, the latest first. */
export function FilesPanel() {
  const { t } = useTranslation("data");
  const workspace = useWorkspaceId();
  const mayImport = useMay("imports:write");
  const [most, setMost] = useState(pageSize);
  const imports = useAnswer("listImports", { params: { workspace }, query: { limit: most } });
  if (imports.error !== null) return <FaultNote fault={imports.error} retry={() => void imports.refetch()} />;
  const lines = imports.data?.items;
  if (lines?.length === 0) {
    return (
      <EmptyPage
        icon={FileStack}
        title={t("files.emptyTitle")}
        says={t(mayImport ? "files.emptySays" : "files.emptyNotYours")}
        action={<ChooseFiles />}
      />
    );
  }
  return (
    <Stack gap="md">
      <Card title={t("files.title")} says={mayImport ? t("files.says") : undefined}>
        {lines === undefined ? (
          <Stack gap="xs">
            {[1, 2, 3, 4].map((line) => (
              <Skeleton key={line} h={56} />
            ))}
          </Stack>
        ) : (
          <ImportLines lines={lines} />
        )}
        {imports.data?.next ? (
          <Group justify="center" mt="sm">
            {most < mostOfAPage ? (
              <Button variant="default" loading={imports.isFetching} onClick={() => setMost(most + pageSize)}>
                {t("files.more")}
              </Button>
            ) : (
              <Text c="dimmed" size="sm">
                {t("files.tooMany")}
              </Text>
            )}
          </Group>
        ) : null}
      </Card>
      <ImportDrawer />
    </Stack>
  );
}

const mostOfAPage = 200;
