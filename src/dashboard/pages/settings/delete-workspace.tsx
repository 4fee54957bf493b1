import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Workspace } from "../../../client/api.ts";
import { useChange } from "../../app/client.ts";
import { Card } from "../../kit/card.tsx";
import { FaultNote } from "../../kit/fault-note.tsx";

/** Deletes a workspace for good: the one thing here that cannot be undone, so its name has to be written. */
export function DeleteWorkspace({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation("settings");
  const { t: inKit } = useTranslation("kit");
  const [isOpen, open] = useState(false);
  const [written, write] = useState("");
  const remove = useChange("deleteWorkspace", []);
  return (
    <Card title={t("delete.title")} says={t("delete.says")}>
      <Button color="red" variant="outline" onClick={() => open(true)}>
        {t("delete.begin")}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => open(false)}
        title={t("delete.title")}
        closeButtonProps={{ "aria-label": inKit("close") }}
      >
        <Stack>
          <Text>{t("delete.warning", { name: workspace.name })}</Text>
          <TextInput
            label={t("delete.write", { name: workspace.name })}
            value={written}
            onChange={({ currentTarget }) => write(currentTarget.value)}
            data-autofocus
          />
          {remove.error === null ? null : <FaultNote fault={remove.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => open(false)}>
              {t("cancel")}
            </Button>
            <Button
              color="red"
              disabled={written.trim() !== workspace.name}
              loading={remove.isPending}
              onClick={() =>
                remove.mutate(
                  { params: { workspace: workspace.id } },
                  { onSuccess: () => location.assign("/workspaces") },
                )
              }
            >
              {t("delete.do")}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Card>
  );
}
