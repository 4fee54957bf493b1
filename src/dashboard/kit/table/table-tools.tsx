import { ActionIcon } from "@mantine/core";
import { Copy, Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { csvOf, download } from "../csv.ts";
import { useDone, useTellFault } from "../undo.tsx";
import type { Column } from "./column.ts";

/** Copies a table as spreadsheets take it, or gives it as csv. */
export function TableTools<Row>({
  name,
  columns,
  rows,
}: {
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
}) {
  const { t } = useTranslation("kit");
  const done = useDone();
  const tellFault = useTellFault();
  const head = columns.map(({ title }) => title);
  const cells = () => rows.map((row) => columns.map(({ cell }) => cell(row)));
  const copy = async () => {
    const plain = [head, ...cells()].map((row) =>
      row.map((one) => String(one ?? "").replaceAll(/[\t\r\n]/g, " ")).join("\t"),
    );
    await navigator.clipboard.writeText(plain.join("\n"));
    done(t("table.copied"));
  };
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("table.copy")}
        onClick={() => void copy().catch(tellFault)}
      >
        <Copy size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("table.download")}
        onClick={() => download(`${name}.csv`, new Blob([csvOf(head, cells())], { type: "text/csv;charset=utf-8" }))}
      >
        <Download size={16} aria-hidden />
      </ActionIcon>
    </>
  );
}
