import { Alert } from "@mantine/core";
import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { isNearOnly } from "./near-address.ts";

/** Says of an address that leads to this computer, or this network, that nobody else can open it, and what to do; else nothing. */
export function LocalOnly({ address }: { address: string }) {
  const { t } = useTranslation("kit");
  const near = isNearOnly(address);
  if (near === null) return null;
  return (
    <Alert
      color="orange"
      variant="light"
      p="xs"
      icon={<TriangleAlert size={18} aria-hidden />}
      title={t(`near.${near}`)}
    >
      {t("near.todo", { option: "\u2066--url https://…\u2069", page: "\u2066docs/deploy.md\u2069" })}
    </Alert>
  );
}
