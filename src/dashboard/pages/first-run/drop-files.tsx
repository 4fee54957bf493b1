import { Button, Group, List, Loader, Progress, Text } from "@mantine/core";
import { CircleCheck, FileUp, TriangleAlert } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { PageLink } from "../../app/page-link.tsx";
import { useFaultWords } from "../../kit/fault-note.tsx";
import { useFormat } from "../../kit/format.ts";
import classes from "./first-run.module.css";
import type { SentFile } from "./send-files.ts";

/** A field to drop exports on, and what became of those that were dropped. */
export function DropFiles({ files, send }: { files: readonly SentFile[]; send: (files: readonly File[]) => void }) {
  const { t } = useTranslation("first-run");
  const chooser = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    // What is dropped here is not dropped on the page around it as well.
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    send([...event.dataTransfer.files]);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same from the keyboard */}
      <div
        className={classes.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileUp size={36} strokeWidth={1.4} aria-hidden />
        <Text fw={600}>{t("files.drop")}</Text>
        <Text size="sm" c="dimmed" maw={420}>
          {t("files.dropSays")}
        </Text>
        <Button variant="light" onClick={() => chooser.current?.click()}>
          {t("files.choose")}
        </Button>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label={t("files.choose")}
          onChange={({ currentTarget }) => {
            send([...(currentTarget.files ?? [])]);
            currentTarget.value = "";
          }}
        />
      </div>
      <List listStyleType="none" spacing="xs" mt="sm" aria-live="polite">
        {files.map((file) => (
          <List.Item key={file.key}>
            <FileLine file={file} />
          </List.Item>
        ))}
      </List>
    </>
  );
}

function FileLine({ file }: { file: SentFile }) {
  const { t } = useTranslation("first-run");
  const format = useFormat();
  const words = useFaultWords();
  const { import: is, fault, name } = file;
  const isRead = is?.state === "done";
  const said = () => {
    if (fault !== null) return `${words(fault).says} ${words(fault).todo}`;
    return isRead ? t("files.read", { count: is.rows, rows: format.number(is.rows) }) : t("files.reading");
  };
  const isFailed = fault !== null && is?.problem !== null;
  const isUnknown = is?.problem?.code === "not_recognised";
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <StateSign isFault={fault !== null} isRead={isRead} />
      <div style={{ flex: 1, minInlineSize: 0 }}>
        <Text size="sm" fw={600} style={{ overflowWrap: "anywhere" }}>
          <bdi>{name}</bdi>
        </Text>
        <Text size="sm" c="dimmed">
          {said()}
          {isRead && is.rejected > 0
            ? ` ${t("files.rejected", { count: is.rejected, rows: format.number(is.rejected) })}`
            : ""}
        </Text>
        {is !== null && (isFailed || (isRead && is.rejected > 0)) ? (
          <PageLink page="data" search={{ tab: "files", import: is.id, ...(isUnknown ? { do: "map" } : {}) }} size="sm">
            {t(isUnknown ? "files.meaning" : "files.look")}
          </PageLink>
        ) : null}
        {fault === null && !isRead ? (
          <Progress value={100 * (is?.progress?.share ?? 0)} size="sm" mt={4} aria-label={t("files.reading")} />
        ) : null}
      </div>
    </Group>
  );
}

function StateSign({ isFault, isRead }: { isFault: boolean; isRead: boolean }) {
  if (isFault) return <TriangleAlert size={20} color="var(--mantine-color-error)" aria-hidden />;
  return isRead ? <CircleCheck size={20} color="var(--mantine-color-anchor)" aria-hidden /> : <Loader size={18} />;
}
