import { Box, Group, Skeleton, Text, Title, VisuallyHidden } from "@mantine/core";
import { lazy, type ReactNode, Suspense, useId, useState } from "react";
import type { Column } from "../table/column.ts";
import { LazyTable } from "../table/lazy-table.tsx";
import classes from "./chart.module.css";
import { ChartMenu } from "./chart-menu.tsx";
import type { DrawnChart, OptionOf } from "./drawn.ts";

const Drawing = lazy(async () => ({ default: (await import("./drawing.tsx")).Drawing }));

/** A chart with its table behind a button, a summary for whoever does not see it, and ways to take it along. */
export function Chart<Row>({
  title,
  says,
  name,
  summary,
  height = 300,
  option,
  table,
  actions,
}: {
  title: string;
  says?: ReactNode;
  /** Of the file it is downloaded as, such as cost-and-return. */
  name: string;
  /** What it shows, in one or two sentences with its figures. */
  summary: string;
  height?: number;
  /** Keep it in `useCallback`: it draws anew when it is another function. */
  option: OptionOf;
  table: {
    readonly columns: readonly Column<Row>[];
    readonly rows: readonly Row[];
    readonly rowKey: (row: Row) => string;
  };
  actions?: ReactNode;
}) {
  const id = useId();
  const [asTable, showTable] = useState(false);
  const [drawn, setDrawn] = useState<DrawnChart | null>(null);
  return (
    <figure className={classes.figure} aria-labelledby={id}>
      <Group justify="space-between" align="flex-start" gap="xs" mb={4}>
        <Box miw={0} flex="1 1 11rem">
          <Title order={3} fz={15} id={id}>
            {title}
          </Title>
          {says === undefined ? null : (
            <Text size="sm" c="dimmed">
              {says}
            </Text>
          )}
        </Box>
        <Group gap={4} wrap="nowrap">
          {actions}
          <ChartMenu name={name} title={title} drawn={drawn} table={table} asTable={asTable} showTable={showTable} />
        </Group>
      </Group>
      {asTable ? (
        <LazyTable caption={title} name={name} height={Math.max(height, 240)} {...table} />
      ) : (
        <Box h={height} pos="relative">
          <Suspense fallback={<Skeleton h={height} />}>
            <Drawing option={option} onDrawn={setDrawn} />
          </Suspense>
        </Box>
      )}
      <VisuallyHidden component="figcaption">{summary}</VisuallyHidden>
    </figure>
  );
}
