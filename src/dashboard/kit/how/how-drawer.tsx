import { Drawer } from "@mantine/core";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { openHow, useOpenHow } from "./open-how.ts";

const Working = lazy(async () => ({ default: (await import("./working.tsx")).Working }));

/** "How was this worked out?" of the figure that was pressed, beside the page. */
export function HowDrawer() {
  const { t } = useTranslation("kit");
  const how = useOpenHow();
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
      {shown === null ? null : (
        <Suspense>
          <Working how={shown} />
        </Suspense>
      )}
    </Drawer>
  );
}
