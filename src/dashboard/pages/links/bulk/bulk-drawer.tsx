import { Drawer } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../app/session.ts";
import { useView } from "../../../app/view.ts";
import { Bulk } from "./bulk.tsx";

/** Many links at once, beside the page. */
export function BulkDrawer() {
  const { t } = useTranslation(["links", "kit"]);
  const { view, change } = useView();
  const mayWrite = useMay("links:write");
  return (
    <Drawer
      opened={view.do === "bulk" && mayWrite}
      onClose={() => change({ do: undefined })}
      position="right"
      size="xl"
      title={t("several")}
      closeButtonProps={{ "aria-label": t("kit:close") }}
    >
      <Bulk />
    </Drawer>
  );
}
