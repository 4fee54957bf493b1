import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { RefreshCw, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useFaultParts } from "./fault-words.ts";
import { MissingRates, missingIn } from "./missing-rates.tsx";

/** What went wrong, what to do about it, and a button that tries again, or one that mends it where that would not help. */
export function FaultNote({ fault, retry }: { fault: unknown; retry?: () => void }) {
  const { t } = useTranslation("kit");
  const { says, todo, told } = useFaultParts()(fault);
  const rates = missingIn(fault);
  if (rates !== null) return <MissingRates rates={rates} />;
  return (
    <Alert color="red" variant="light" icon={<TriangleAlert size={20} aria-hidden />} title={says} role="alert">
      <Group justify="space-between" gap="sm">
        <Stack gap={2} flex={1} miw={200}>
          {todo === "" ? null : <Text size="sm">{todo}</Text>}
          {told === null ? null : <ServerWords>{told}</ServerWords>}
        </Stack>
        {retry === undefined ? null : (
          <Button size="xs" variant="default" leftSection={<RefreshCw size={14} aria-hidden />} onClick={retry}>
            {t("fault.retry")}
          </Button>
        )}
      </Group>
    </Alert>
  );
}

/** A fault in words for a line of text; English keeps its direction and its full stop where the line runs the other way. */
export function useFaultWords(): (fault: unknown) => { says: string; todo: string } {
  const parts = useFaultParts();
  return (fault) => {
    const { says, todo, told } = parts(fault);
    return { says, todo: told === null ? todo : `\u2066${told}\u2069` };
  };
}

/** What the server says in its own words, which are English whatever the page's language is. */
function ServerWords({ children }: { children: string }) {
  return (
    <Text size="sm" lang="en" dir="ltr">
      {children}
    </Text>
  );
}
