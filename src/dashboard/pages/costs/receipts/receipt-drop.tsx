import { Button, FileButton, Group, Stack, Text } from "@mantine/core";
import { Camera, Paperclip } from "lucide-react";
import { type DragEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "../costs.module.css";

const kinds = "application/pdf,image/png,image/jpeg,image/webp,image/heic,.heic";

/** Takes receipts: dropped, chosen, or a picture of the phone's camera. */
export function ReceiptDrop({ take, isBusy = false }: { take: (files: readonly File[]) => void; isBusy?: boolean }) {
  const { t } = useTranslation("costs");
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent, is: boolean) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setOver(is);
  };
  return (
    <fieldset
      className={classes.drop}
      data-over={isOver || undefined}
      aria-label={t("receipts.add")}
      onDragOver={(event) => over(event, true)}
      onDragEnter={(event) => over(event, true)}
      onDragLeave={(event) => over(event, false)}
      onDrop={(event) => {
        over(event, false);
        take([...event.dataTransfer.files]);
      }}
    >
      <Stack gap={6}>
        <Group gap="xs">
          <FileButton accept={kinds} multiple onChange={take}>
            {(props) => (
              <Button
                {...props}
                size="xs"
                variant="default"
                loading={isBusy}
                leftSection={<Paperclip size={14} aria-hidden />}
              >
                {t("receipts.choose")}
              </Button>
            )}
          </FileButton>
          <FileButton accept="image/*" capture="environment" onChange={(file) => file !== null && take([file])}>
            {(props) => (
              <Button
                {...props}
                size="xs"
                variant="default"
                hiddenFrom="sm"
                disabled={isBusy}
                leftSection={<Camera size={14} aria-hidden />}
              >
                {t("receipts.camera")}
              </Button>
            )}
          </FileButton>
        </Group>
        <Text size="sm" c="dimmed">
          {t("receipts.says")}
        </Text>
      </Stack>
    </fieldset>
  );
}
