import { Drawer } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { How } from "./how.ts";
import { openHow } from "./open-how.ts";
import { Working } from "./working.tsx";

/** The working beside the page; it keeps its words while it slides away. */
export function HowPanel({ how }: { how: How | null }) {
  const { t } = useTranslation("kit");
  const [shown, show] = useState(how);
  useEffect(() => {
    if (how !== null) show(how);
  }, [how]);
  return (
    <Drawer
      opened={how !== null}
      onClose={() => openHow(null)}
      position="right"
      size="md"
      title={t("how.title")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {shown === null ? null : <Working how={shown} />}
    </Drawer>
  );
}
