import { Button, Drawer, Skeleton, Stack, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import type { Import } from "../../../../client/api.ts";
import { useAnswer } from "../../../app/client.ts";
import { useMay, useWorkspaceId } from "../../../app/session.ts";
import { useView } from "../../../app/view.ts";
import { FaultNote } from "../../../kit/fault-note.tsx";
import { useBroughtWords } from "../uploads/outcome.tsx";
import { ReadFile } from "./read-file.tsx";
import { RejectsTable } from "./rejects-table.tsx";
import { UnknownFile } from "./unknown-file.tsx";

/** One import with each of its files; which one stands in the address. */
export function ImportDrawer() {
  const { t } = useTranslation("data");
  const { view, change } = useView();
  const isNarrow = useMediaQuery("(max-width: 48em)");
  const id = view.import;
  return (
    <Drawer
      opened={id !== undefined}
      onClose={() => change({ import: undefined })}
      position="right"
      size={isNarrow ? "100%" : 720}
      title={<Text fw={650}>{t("import.title")}</Text>}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {id === undefined ? null : <Content key={id} id={id} />}
    </Drawer>
  );
}

function Content({ id }: { id: string }) {
  const workspace = useWorkspaceId();
  const found = useAnswer("getImport", { params: { workspace, import: id } });
  if (found.error !== null) return <FaultNote fault={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined || found.data.id !== id) {
    return (
      <Stack>
        <Skeleton h={28} w="60%" />
        <Skeleton h={120} />
        <Skeleton h={220} />
      </Stack>
    );
  }
  return <Brought brought={found.data} again={() => void found.refetch()} />;
}

function Brought({ brought, again }: { brought: Import; again: () => void }) {
  const { t } = useTranslation("data");
  const words = useBroughtWords();
  const mayImport = useMay("imports:write");
  const { files, state, problem, rejected, id } = brought;
  const isUnknown = problem?.code === "not_recognised" && files.length === 1;
  return (
    <Stack gap="md">
      <div>
        <Text fw={650} fz={18} style={{ overflowWrap: "anywhere" }}>
          <bdi>{brought.file}</bdi>
        </Text>
        <Text c="dimmed">{state === "done" || state === "failed" ? words(brought) : t("files.underWay")}</Text>
      </div>
      {state === "queued" || state === "reading" ? (
        <Button variant="default" onClick={again}>
          {t("import.again")}
        </Button>
      ) : null}
      {isUnknown && mayImport ? <UnknownFile brought={brought} /> : null}
      {problem === null || isUnknown ? null : <ServerWords says={problem.detail} todo={problem.hint} />}
      {isUnknown ? null : files.map((file) => <ReadFile key={file.file} file={file} isAlone={files.length === 1} />)}
      {rejected > 0 && mayImport ? <RejectsTable id={id} count={rejected} /> : null}
    </Stack>
  );
}

/** What the server says in its own words, which are English. */
function ServerWords({ says, todo }: { says: string; todo: string | null }) {
  return (
    <Text size="sm" lang="en" dir="ltr">
      {todo === null ? says : `${says}: ${todo}`}
    </Text>
  );
}
