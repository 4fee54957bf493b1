import { Skeleton } from "@mantine/core";
import { type ComponentProps, lazy, Suspense } from "react";
import type { DataTable } from "./data-table.tsx";

const Table = lazy(async () => ({ default: (await import("./data-table.tsx")).DataTable }));

/** A table that stands behind a button: loaded when it is asked for. */
export function LazyTable<Row>(props: ComponentProps<typeof DataTable<Row>>) {
  return (
    <Suspense fallback={<Skeleton h={props.height ?? 480} />}>
      <Table {...(props as ComponentProps<typeof DataTable>)} />
    </Suspense>
  );
}
