import { Button, Menu } from "@mantine/core";
import { ChevronDown, FileCode2, FileSpreadsheet, FileText, Printer } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useAsked, useView } from "../../app/view.ts";

const files = [
  { format: "xlsx", icon: FileSpreadsheet },
  { format: "csv", icon: FileText },
  { format: "html", icon: FileCode2 },
] as const;

/** The statement as a page to print, and what is shown as a file to pass on. */
export function ReportMenu() {
  const { t } = useTranslation("overview");
  const { asked } = useAsked();
  const { view } = useView();
  const workspace = encodeURIComponent(asked.params.workspace);
  const words = Object.entries({ ...asked.query, model: view.model }).filter(([, word]) => word !== undefined);
  const queryOf = (format: string) =>
    new URLSearchParams([
      ...words.map(([name, word]) => [name, String(word)] as [string, string]),
      ["format", format],
    ]).toString();
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button variant="default" size="sm" rightSection={<ChevronDown size={14} aria-hidden />}>
          {t("report.name")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component="a"
          href={`/w/${workspace}/statement`}
          target="_blank"
          leftSection={<Printer size={16} aria-hidden />}
        >
          {t("report.print")}
        </Menu.Item>
        <Menu.Label>{t("report.files")}</Menu.Label>
        {files.map(({ format, icon: Icon }) => (
          <Menu.Item
            key={format}
            component="a"
            href={`/api/v1/workspaces/${workspace}/roi/report?${queryOf(format)}`}
            download
            leftSection={<Icon size={16} aria-hidden />}
          >
            {t(`report.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
