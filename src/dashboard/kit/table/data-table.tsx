import { Group, Table, Text, UnstyledButton } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp } from "lucide-react";
import { memo, type ReactNode, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.ts";
import { type Column, sorted } from "./column.ts";
import classes from "./data-table.module.css";
import { TableTools } from "./table-tools.tsx";

/** How high a row is, in pixels; rows are of one height so that ten thousand scroll as ten do. */
const rowHeight = 40;

/** Rows that can be sorted, copied and downloaded; only those in sight stand in the page. */
export function DataTable<Row>({
  caption,
  name,
  columns,
  rows,
  rowKey,
  onOpen,
  onEnd,
  height = 480,
  sortBy,
  empty,
  foot,
  tools,
}: {
  /** What the table is, for whoever does not see it. */
  caption: string;
  /** Of the file it is downloaded as. */
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** What pressing a row's first cell opens. */
  onOpen?: (row: Row) => void;
  /** The last rows are in sight: where there are more, they can be asked for. */
  onEnd?: () => void;
  /** The most it takes, in pixels. */
  height?: number;
  sortBy?: { readonly key: string; readonly isDown: boolean };
  empty?: ReactNode;
  /** A last row that always stands, such as the sum: a cell a column. */
  foot?: readonly ReactNode[];
  /** What stands beside copy and download. */
  tools?: ReactNode;
}) {
  const { t } = useTranslation("kit");
  const { locale, number } = useFormat();
  const [sort, setSort] = useState(sortBy ?? null);
  const box = useRef<HTMLDivElement>(null);
  const column = columns.find(({ key }) => key === sort?.key);
  const shown = useMemo(
    () => (column === undefined || sort === null ? rows : sorted(rows, column, sort.isDown, locale)),
    [rows, column, sort, locale],
  );
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    enabled: shown.length > 60,
  });
  const seen = shown.length > 60 ? virtual.getVirtualItems() : shown.map((_, index) => ({ index, start: 0, end: 0 }));
  const before = seen[0]?.start ?? 0;
  const after = shown.length > 60 ? Math.max(0, virtual.getTotalSize() - (seen.at(-1)?.end ?? 0)) : 0;
  const ending = onEnd === undefined ? {} : { onScroll: onceNearEnd(onEnd) };
  return (
    <div>
      <Group justify="space-between" mb={4} gap="xs">
        <Text size="sm" c="dimmed" aria-live="polite">
          {t("table.rows", { count: rows.length, rows: number(rows.length) })}
        </Text>
        <Group gap={4}>
          {tools}
          <TableTools name={name} columns={columns} rows={shown} />
        </Group>
      </Group>
      <section
        ref={box}
        {...ending}
        className={classes.box}
        style={{ maxBlockSize: height }}
        aria-label={caption}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
      >
        <Table className={classes.table} aria-rowcount={shown.length + 1} verticalSpacing={0}>
          <caption className="only-read">{caption}</caption>
          <Table.Thead className={classes.head}>
            <Table.Tr aria-rowindex={1}>
              {columns.map((one) => (
                <HeadCell key={one.key} column={one} sort={sort} setSort={setSort} />
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {before > 0 ? <tr aria-hidden style={{ blockSize: before }} /> : null}
            {seen.map(({ index }) => {
              const row = shown[index] as Row;
              return <BodyRow key={rowKey(row)} row={row} columns={columns} rowIndex={index + 2} onOpen={onOpen} />;
            })}
            {after > 0 ? <tr aria-hidden style={{ blockSize: after }} /> : null}
          </Table.Tbody>
          {foot === undefined || shown.length === 0 ? null : (
            <Table.Tfoot className={classes.foot}>
              <Table.Tr>
                {columns.map(({ key, isNumber }, at) => (
                  <Table.Td key={key} className={isNumber ? classes.number : undefined} fw={650}>
                    {foot[at]}
                  </Table.Td>
                ))}
              </Table.Tr>
            </Table.Tfoot>
          )}
        </Table>
        {shown.length === 0 ? (
          <Text c="dimmed" ta="center" py="lg">
            {empty ?? t("table.empty")}
          </Text>
        ) : null}
      </section>
    </div>
  );
}

const onceNearEnd =
  (onEnd: () => void) =>
  ({ currentTarget: { scrollHeight, scrollTop, clientHeight } }: { currentTarget: HTMLElement }) => {
    if (scrollHeight - scrollTop - clientHeight < 10 * rowHeight) onEnd();
  };

interface Sort {
  readonly key: string;
  readonly isDown: boolean;
}

function HeadCell<Row>({
  column: { key, title, isNumber = false, width, unsortable = false },
  sort,
  setSort,
}: {
  column: Column<Row>;
  sort: Sort | null;
  setSort: (sort: Sort) => void;
}) {
  const isSorted = sort?.key === key;
  const Arrow = isSorted && !sort.isDown ? ArrowUp : ArrowDown;
  const order = sort?.isDown ? "descending" : "ascending";
  return (
    <Table.Th
      scope="col"
      aria-sort={isSorted ? order : undefined}
      className={isNumber ? classes.number : undefined}
      {...(width === undefined ? {} : { miw: width })}
    >
      {unsortable ? (
        title
      ) : (
        <UnstyledButton
          className={classes.sort}
          onClick={() => setSort({ key, isDown: isSorted ? !sort.isDown : isNumber })}
        >
          {title}
          <Arrow size={13} aria-hidden style={{ visibility: isSorted ? "visible" : "hidden" }} />
        </UnstyledButton>
      )}
    </Table.Th>
  );
}

/** Scrolling draws those alone that come into sight. */
const BodyRow = memo(RowShown) as typeof RowShown;

function RowShown<Row>({
  row,
  columns,
  rowIndex,
  onOpen,
}: {
  row: Row;
  columns: readonly Column<Row>[];
  rowIndex: number;
  onOpen: ((row: Row) => void) | undefined;
}) {
  return (
    <Table.Tr aria-rowindex={rowIndex} className={classes.row}>
      {columns.map((one, at) => (
        <BodyCell key={one.key} column={one} row={row} isFirst={at === 0} onOpen={onOpen} />
      ))}
    </Table.Tr>
  );
}

function BodyCell<Row>({
  column: { cell, shown, isNumber },
  row,
  isFirst,
  onOpen,
}: {
  column: Column<Row>;
  row: Row;
  isFirst: boolean;
  onOpen: ((row: Row) => void) | undefined;
}) {
  const content = shown === undefined ? cell(row) : shown(row);
  const className = isNumber ? classes.number : undefined;
  if (!isFirst) return <Table.Td className={className}>{content}</Table.Td>;
  return (
    <Table.Th scope="row" className={classes.first}>
      {onOpen === undefined ? (
        content
      ) : (
        <UnstyledButton className={classes.open} onClick={() => onOpen(row)}>
          {content}
        </UnstyledButton>
      )}
    </Table.Th>
  );
}
