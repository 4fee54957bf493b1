import { Button, FileButton, Group, Menu } from "@mantine/core";
import { ChevronDown, FileSpreadsheet } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "../../app/session.ts";
import { csvOf, download } from "../../kit/csv.ts";
import { bringIn } from "../data/uploads/uploads.ts";

const columns = "what category amount hours rate currency per from to network campaign post channel".split(" ");

/** Two costs of the template of docs/templates, by which everybody sees what the columns take. */
const samples = [
  ["Marketing coordinator", "labour", null, 12, 450, "NOK", "week", "2026-01-01", null, null, null, null, null],
  ["Photo shoot", "content", 8000, null, null, "NOK", null, "2026-03-01", "2026-04-01", null, "spring", null, null],
];

/** Brings in a sheet of costs; how far it is, what was read of it and its undo stand where all imports do. */
export function ImportSheet() {
  const { t } = useTranslation("costs");
  const workspace = useWorkspaceId();
  return (
    <Group gap={0} wrap="nowrap">
      <FileButton accept=".csv,.tsv,.txt,.xlsx,.xls,.ods,.zip" multiple onChange={(files) => bringIn(workspace, files)}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<FileSpreadsheet size={16} aria-hidden />}>
            {t("import.bring")}
          </Button>
        )}
      </FileButton>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" px={8} ms={-1} aria-label={t("import.more")}>
            <ChevronDown size={16} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            onClick={() =>
              download("costs.csv", new Blob([csvOf(columns, samples)], { type: "text/csv;charset=utf-8" }))
            }
          >
            {t("import.template")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
