import { Alert, Skeleton, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ApiError } from "../../../../client/call.ts";
import { client } from "../../../app/client.ts";
import { useWorkspaceId } from "../../../app/session.ts";
import { FaultNote } from "../../../kit/fault-note.tsx";
import { useFormat } from "../../../kit/format.ts";
import type { Column } from "../../../kit/table/column.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { csvRows } from "./read-csv.ts";

interface Reject {
  readonly nr: number;
  readonly file: string;
  readonly line: number | null;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** The rows of an import that could not be read: where each stands, what stood there, and why not. */
export function RejectsTable({ id, count }: { id: string; count: number }) {
  const { t } = useTranslation("data");
  const { number } = useFormat();
  const workspace = useWorkspaceId();
  const found = useQuery<Reject[], ApiError>({
    queryKey: ["getImportRejects", workspace, id],
    queryFn: async () => rejectsIn(await (await client.getImportRejects({ params: { workspace, import: id } })).text()),
  });
  const title = t("rejects.title", { count, rows: number(count) });
  return (
    <section>
      <Title order={3} fz={16} mb="xs">
        {title}
      </Title>
      {found.error?.code === "gone" ? (
        <Alert color="gray" variant="light">
          <Text size="sm">{t("rejects.gone")}</Text>
        </Alert>
      ) : null}
      {found.error !== null && found.error.code !== "gone" ? (
        <FaultNote fault={found.error} retry={() => void found.refetch()} />
      ) : null}
      {found.isPending ? <Skeleton h={240} /> : null}
      {found.data === undefined ? null : <Rows title={title} rejects={found.data} />}
    </section>
  );
}

function Rows({ title, rejects }: { title: string; rejects: readonly Reject[] }) {
  const { t } = useTranslation("data");
  const { number } = useFormat();
  const isOfMany = new Set(rejects.map(({ file }) => file)).size > 1;
  const columns: Column<Reject>[] = [
    {
      key: "line",
      title: t("rejects.line"),
      cell: ({ line }) => line,
      shown: ({ line }) => number(line, { useGrouping: false }),
    },
    ...(isOfMany ? [{ key: "file", title: t("rejects.file"), cell: ({ file }: Reject) => file }] : []),
    { key: "column", title: t("rejects.column"), cell: ({ column }) => column },
    { key: "value", title: t("rejects.value"), cell: ({ value }) => value, shown: ({ value }) => <bdi>{value}</bdi> },
    {
      key: "reason",
      title: t("rejects.reason"),
      cell: ({ reason }) => reason,
      shown: ({ reason }) => {
        const word = known.find(([said]) => said === reason)?.[1];
        return word === undefined ? <bdi lang="en">{reason}</bdi> : t(`rejects.reasons.${word}`);
      },
    },
  ];
  return <DataTable caption={title} name="rejects" columns={columns} rows={rejects} rowKey={({ nr }) => String(nr)} />;
}

/** Reasons that the server gives most often, and what they are called in a catalogue. */
const known = [
  ["empty", "empty"],
  ["not a date", "date"],
  ["not a time", "time"],
  ["not a number", "number"],
  ["not a whole number", "whole"],
  ["not an amount", "amount"],
  ["not a text", "text"],
] as const;

/** file,line,column,value,reason under a header. */
function rejectsIn(csv: string): Reject[] {
  return csvRows(csv)
    .slice(1)
    .map(([file = "", line = "", column = "", value = "", reason = ""], nr) => ({
      nr,
      file,
      line: line === "" ? null : Number(line),
      column,
      value,
      reason,
    }));
}
