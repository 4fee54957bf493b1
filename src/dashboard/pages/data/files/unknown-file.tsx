import { Alert, Button, Skeleton, Stack, Text } from "@mantine/core";
import { CircleHelp, ImageOff } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Import } from "../../../../client/api.ts";
import { useAnswer } from "../../../app/client.ts";
import { useWorkspaceId } from "../../../app/session.ts";
import { useView } from "../../../app/view.ts";
import { FaultNote } from "../../../kit/fault-note.tsx";
import { MappingWizard } from "../wizard/mapping-wizard.tsx";

/** A file that nothing recognised: the way to say what its columns are, or that it holds no table at all. */
export function UnknownFile({ brought }: { brought: Import }) {
  const { t } = useTranslation("data");
  const workspace = useWorkspaceId();
  const { view, change } = useView();
  const [isOpen, open] = useState(view.do === "map");
  const look = useAnswer("lookAtImport", { params: { workspace, import: brought.id } });
  if (look.error?.code === "gone") return <Alert color="gray">{t("unknown.gone")}</Alert>;
  if (look.error !== null) return <FaultNote fault={look.error} retry={() => void look.refetch()} />;
  if (look.data === undefined) return <Skeleton h={120} />;
  const close = () => {
    open(false);
    if (view.do === "map") change({ do: undefined });
  };
  if (look.data.columns.length === 0) {
    return (
      <Alert color="orange" variant="light" icon={<ImageOff size={20} aria-hidden />} title={t("unknown.noTable")}>
        <Stack gap="xs">
          <Text size="sm">{t("unknown.noTableTodo")}</Text>
        </Stack>
      </Alert>
    );
  }
  return (
    <>
      <Alert color="back" variant="light" icon={<CircleHelp size={20} aria-hidden />} title={t("unknown.title")}>
        <Stack gap="sm" align="flex-start">
          <Text size="sm">{t("unknown.says", { columns: look.data.columns.length })}</Text>
          <Button onClick={() => open(true)}>{t("unknown.open")}</Button>
        </Stack>
      </Alert>
      <MappingWizard opened={isOpen} close={close} brought={brought} look={look.data} />
    </>
  );
}
