import { Group, Portal, Stack, Text, Title } from "@mantine/core";
import { FileInput } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../app/client.ts";
import { useWorkspaceId } from "../../app/session.ts";
import classes from "./drop-anywhere.module.css";
import { Tray } from "./uploads/tray.tsx";
import { bringIn, hasEnded, stateOf, takeUp, useUploads } from "./uploads/uploads.ts";

/** Takes files that are dropped anywhere on a page, and shows how far they are wherever one goes. */
export function DropAnywhere() {
  // Its words are there before anything is held over the page.
  useTranslation("data");
  const workspace = useWorkspaceId();
  const isOver = useDroppedFiles((files) => bringIn(workspace, files));
  const uploads = useUploads(workspace);
  useTakenUp(workspace);
  useAskBeforeLeaving(uploads.some((one) => ["waiting", "sending"].includes(stateOf(one))));
  return (
    <Portal>
      {isOver ? <DropSheet /> : null}
      {uploads.length === 0 ? null : <Tray workspace={workspace} uploads={uploads} isBusy={!uploads.every(hasEnded)} />}
    </Portal>
  );
}

function DropSheet() {
  const { t } = useTranslation("data");
  return (
    <div className={classes.sheet}>
      <Group className={classes.target} justify="center" wrap="nowrap">
        <FileInput size={44} strokeWidth={1.5} aria-hidden />
        <Stack gap={2}>
          <Title order={2} fz={22}>
            {t("drop.title")}
          </Title>
          <Text>{t("drop.says")}</Text>
        </Stack>
      </Group>
    </div>
  );
}

/** Calls back with files that are let go over the window; answers whether some are held over it. */
function useDroppedFiles(dropped: (files: File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    // Only what leaves the window has nowhere it goes to.
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!holdsFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.items ?? [])].flatMap((item) => {
        const isFolder = item.webkitGetAsEntry()?.isDirectory ?? false;
        const file = isFolder ? null : item.getAsFile();
        return file === null ? [] : [file];
      });
      if (files.length > 0) dropped(files);
    };
    addEventListener("dragover", over);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  });
  return isOver;
}

/** What the server has under way is found again after the page was loaded anew. */
function useTakenUp(workspace: string): void {
  const { data } = useAnswer("listImports", { params: { workspace }, query: { limit: 50 } });
  useEffect(() => {
    if (data !== undefined) takeUp(workspace, data.items);
  }, [workspace, data]);
}

function useAskBeforeLeaving(isSending: boolean): void {
  useEffect(() => {
    if (!isSending) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isSending]);
}
