import { CloseButton, Group, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFileSize } from "./file-size.ts";
import { ReceiptDrop } from "./receipt-drop.tsx";

/** Receipts of a cost that is not kept yet: they are sent once it is. */
export function WaitingReceipts({
  files,
  setFiles,
}: {
  files: readonly File[];
  setFiles: (files: readonly File[]) => void;
}) {
  const { t } = useTranslation("costs");
  const sizeOf = useFileSize();
  return (
    <Stack gap="xs" mt="sm">
      <Title order={3} fz={15}>
        {t("receipts.title")}
      </Title>
      {files.map((file, at) => (
        <Group key={`${file.name} ${file.lastModified}`} gap="xs" wrap="nowrap" justify="space-between">
          <Text size="sm" truncate>
            {file.name}{" "}
            <Text component="span" size="sm" c="dimmed">
              {sizeOf(file.size)}
            </Text>
          </Text>
          <CloseButton
            aria-label={t("receipts.remove", { name: file.name })}
            onClick={() => setFiles(files.filter((_, index) => index !== at))}
          />
        </Group>
      ))}
      <ReceiptDrop take={(more) => setFiles([...files, ...more])} />
    </Stack>
  );
}
