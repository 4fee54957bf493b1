import { Button, FileButton, Group, Text, Textarea } from "@mantine/core";
import { FileUp } from "lucide-react";
import { type DragEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTellFault } from "../../../kit/undo.tsx";
import classes from "../links.module.css";

/** Where lines are pasted, dropped as a file, or a file of them is chosen. */
export function BulkLines({
  csv,
  setCsv,
  isLooking,
}: {
  csv: string;
  setCsv: (csv: string) => void;
  isLooking: boolean;
}) {
  const { t } = useTranslation("links");
  const tellFault = useTellFault();
  const [isOver, setOver] = useState(false);
  const read = (file: File | null | undefined) => void file?.text().then(setCsv).catch(tellFault);
  const take = (event: DragEvent, over: boolean) => {
    // A file dropped anywhere else on the page is brought in as facts.
    event.preventDefault();
    event.stopPropagation();
    setOver(over);
  };
  const says = csv.trim() === "" ? t("bulk.drop") : "";
  return (
    <>
      <Textarea
        className={classes.drop}
        data-over={isOver || undefined}
        onDragEnter={(event) => take(event, true)}
        onDragOver={(event) => take(event, true)}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          take(event, false);
          read(event.dataTransfer.files[0]);
        }}
        label={t("bulk.csv")}
        dir="ltr"
        autosize
        minRows={6}
        maxRows={14}
        spellCheck={false}
        value={csv}
        onChange={({ currentTarget }) => setCsv(currentTarget.value)}
        classNames={{ input: classes.code }}
      />
      <Group gap="xs">
        <FileButton accept=".csv,text/csv,text/plain" onChange={read}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<FileUp size={16} aria-hidden />}>
              {t("bulk.choose")}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed" aria-live="polite">
          {isLooking ? t("bulk.looking") : says}
        </Text>
      </Group>
    </>
  );
}
