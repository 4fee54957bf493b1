import { Button, Group, Stack } from "@mantine/core";
import { ArrowLeft, ArrowRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../../kit/card.tsx";
import { FaultNote } from "../../kit/fault-note.tsx";

/** One question: what it asks, what it offers, and the way on. `keep` keeps the answer; null passes over it. */
export function Question({
  asks,
  says,
  children,
  keep,
  go,
  isFirst = false,
  canGoOn = true,
}: {
  asks: string;
  says: string;
  children: ReactNode;
  keep: (() => Promise<unknown>) | null;
  go: (way: "back" | "on") => void;
  isFirst?: boolean;
  canGoOn?: boolean;
}) {
  const { t } = useTranslation("first-run");
  const [fault, setFault] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const goOn = async () => {
    setBusy(true);
    setFault(null);
    try {
      await keep?.();
      go("on");
    } catch (cause) {
      setFault(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void goOn();
      }}
    >
      <Card title={asks} says={says}>
        <Stack gap="md">
          {children}
          {fault === null ? null : <FaultNote fault={fault} />}
          <Group justify="space-between" mt="xs">
            {isFirst ? (
              <span />
            ) : (
              <Button
                variant="subtle"
                leftSection={<ArrowLeft size={16} className="towards" aria-hidden />}
                onClick={() => go("back")}
              >
                {t("back")}
              </Button>
            )}
            <Group gap="xs">
              <Button variant="subtle" onClick={() => go("on")}>
                {t("pass")}
              </Button>
              <Button
                type="submit"
                loading={isBusy}
                disabled={!canGoOn}
                rightSection={<ArrowRight size={16} className="towards" aria-hidden />}
              >
                {t("goOn")}
              </Button>
            </Group>
          </Group>
        </Stack>
      </Card>
    </form>
  );
}
