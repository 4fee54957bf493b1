import { Button, Group, Text } from "@mantine/core";
import { hideNotification, showNotification } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { useFaultWords } from "./fault-note.tsx";

/** How long what was done can be undone from its message. */
const undoMs = 10_000;

/** Tells that something was done, with a button that undoes it. */
export function useDone(): (said: string, undo?: () => Promise<unknown>) => void {
  const { t } = useTranslation("kit");
  const tellFault = useTellFault();
  return (said, undo) => {
    const id = showNotification({
      autoClose: undo === undefined ? 5000 : undoMs,
      withBorder: true,
      color: "back",
      role: "status",
      closeButtonProps: { "aria-label": t("close") },
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{said}</Text>
          {undo === undefined ? null : (
            <Button
              size="compact-sm"
              flex="none"
              variant="light"
              onClick={() => {
                hideNotification(id);
                undo().catch(tellFault);
              }}
            >
              {t("undo")}
            </Button>
          )}
        </Group>
      ),
    });
  };
}

/** Tells of a fault of something that was done in passing; a form shows its own beside the fields. */
export function useTellFault(): (fault: unknown) => void {
  const { t } = useTranslation("kit");
  const words = useFaultWords();
  return (fault) => {
    const { says, todo } = words(fault);
    showNotification({
      color: "red",
      withBorder: true,
      autoClose: 12_000,
      title: says,
      message: todo,
      role: "alert",
      closeButtonProps: { "aria-label": t("close") },
    });
  };
}
