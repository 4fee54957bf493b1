import { Button, type ButtonProps, FileButton } from "@mantine/core";
import { Upload } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useMay, useWorkspaceId } from "../../../app/session.ts";
import { bringIn } from "../uploads/uploads.ts";

/** Chooses files to bring in, for whoever does not drag. */
export function ChooseFiles(props: ButtonProps) {
  const { t } = useTranslation("data");
  const workspace = useWorkspaceId();
  if (!useMay("imports:write")) return null;
  return (
    <FileButton multiple onChange={(files) => files.length > 0 && bringIn(workspace, files)}>
      {(given) => (
        <Button {...props} {...given} leftSection={<Upload size={16} aria-hidden />}>
          {t("files.choose")}
        </Button>
      )}
    </FileButton>
  );
}
