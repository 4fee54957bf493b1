import { ActionIcon, Menu } from "@mantine/core";
import { ChartArea, Copy, EllipsisVertical, FileImage, FileSpreadsheet, FileType, Table2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { csvOf, download } from "../csv.ts";
import type { Column } from "../table/column.ts";
import { useDone, useTellFault } from "../undo.tsx";
import type { DrawnChart } from "./drawn.ts";
import { pictureOf } from "./picture.ts";

/** The table of a chart, and ways to take the chart along: a picture to copy, PNG, SVG, csv. */
export function ChartMenu<Row>({
  name,
  title,
  drawn,
  table: { columns, rows },
  asTable,
  showTable,
}: {
  name: string;
  title: string;
  drawn: DrawnChart | null;
  table: { readonly columns: readonly Column<Row>[]; readonly rows: readonly Row[] };
  asTable: boolean;
  showTable: (shown: boolean) => void;
}) {
  const { t } = useTranslation("kit");
  const done = useDone();
  const tellFault = useTellFault();
  const copy = async (chart: DrawnChart) => {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": pictureOf(chart) })]);
    done(t("chart.copied"));
  };
  const saveCsv = () => {
    const head = columns.map(({ title }) => title);
    const cells = rows.map((row) => columns.map(({ cell }) => cell(row)));
    download(`${name}.csv`, new Blob([csvOf(head, cells)], { type: "text/csv;charset=utf-8" }));
  };
  const isDrawn = drawn !== null && !asTable;
  const Other = asTable ? ChartArea : Table2;
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t(asTable ? "chart.asChart" : "chart.asTable", { title })}
        aria-pressed={asTable}
        onClick={() => showTable(!asTable)}
      >
        <Other size={17} aria-hidden />
      </ActionIcon>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t("chart.take", { title })}>
            <EllipsisVertical size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            disabled={!isDrawn}
            leftSection={<Copy size={16} aria-hidden />}
            onClick={() => drawn !== null && copy(drawn).catch(tellFault)}
          >
            {t("chart.copy")}
          </Menu.Item>
          <Menu.Item
            disabled={!isDrawn}
            leftSection={<FileImage size={16} aria-hidden />}
            onClick={() =>
              drawn !== null &&
              pictureOf(drawn)
                .then((png) => download(`${name}.png`, png))
                .catch(tellFault)
            }
          >
            PNG
          </Menu.Item>
          <Menu.Item
            disabled={!isDrawn}
            leftSection={<FileType size={16} aria-hidden />}
            onClick={() =>
              drawn !== null && download(`${name}.svg`, new Blob([drawn.svg().source], { type: "image/svg+xml" }))
            }
          >
            SVG
          </Menu.Item>
          <Menu.Item leftSection={<FileSpreadsheet size={16} aria-hidden />} onClick={saveCsv}>
            csv
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
