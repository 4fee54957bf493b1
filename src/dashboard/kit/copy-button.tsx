import { Button, type ButtonProps } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { Check, Copy } from "lucide-react";
import { useTranslation } from "react-i18next";

/** Copies a text, and says that it did. */
export function CopyButton({ text, label, ...props }: { text: string; label?: string } & ButtonProps) {
  const { t } = useTranslation("kit");
  const { copied, copy } = useClipboard({ timeout: 2000 });
  const Icon = copied ? Check : Copy;
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<Icon size={14} aria-hidden />}
      {...props}
      onClick={() => copy(text)}
    >
      <span aria-live="polite">{copied ? t("copied") : (label ?? t("copy"))}</span>
    </Button>
  );
}
