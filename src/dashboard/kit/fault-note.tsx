import { Alert, Button, Group, Text } from "@mantine/core";
import { RefreshCw, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../../client/call.ts";

/** What went wrong, what to do about it, and a button that tries again. */
export function FaultNote({ fault, retry }: { fault: unknown; retry?: () => void }) {
  const { t } = useTranslation("kit");
  const { says, todo } = useFaultWords()(fault);
  return (
    <Alert color="red" variant="light" icon={<TriangleAlert size={20} aria-hidden />} title={says} role="alert">
      <Group justify="space-between" gap="sm">
        <Text size="sm">{todo}</Text>
        {retry === undefined ? null : (
          <Button size="xs" variant="default" leftSection={<RefreshCw size={14} aria-hidden />} onClick={retry}>
            {t("fault.retry")}
          </Button>
        )}
      </Group>
    </Alert>
  );
}

/** A fault in words: the codes that have words of their own in the page's language, else what the server said. */
export function useFaultWords(): (fault: unknown) => { says: string; todo: string } {
  const { t } = useTranslation("kit");
  return (fault) => {
    if (!(fault instanceof ApiError)) return { says: t("fault.broke"), todo: t("fault.brokeTodo") };
    const { code } = fault;
    if (isWorded(code)) return { says: t(`fault.${code}`), todo: t(`fault.${code}Todo`) };
    return { says: sentence(fault.detail), todo: fault.hint === null ? "" : sentence(fault.hint) };
  };
}

const worded = ["unreachable", "forbidden", "edit_conflict", "too_many_requests", "busy", "internal"] as const;

const isWorded = (code: string): code is (typeof worded)[number] => worded.some((one) => one === code);

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, "")}.`;
