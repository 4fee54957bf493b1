import { Button, Code, Drawer, Skeleton, Stack, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AuditEntry } from "../../../client/api.ts";
import { client } from "../../app/client.ts";
import { useWorkspaceId } from "../../app/session.ts";
import { Card } from "../../kit/card.tsx";
import { FaultNote } from "../../kit/fault-note.tsx";
import { useFormat } from "../../kit/format.ts";
import type { Column } from "../../kit/table/column.ts";
import { DataTable } from "../../kit/table/data-table.tsx";

/** Who changed what, the latest first. */
export function AuditSection() {
  const { t } = useTranslation("settings");
  const { t: inKit } = useTranslation("kit");
  const workspace = useWorkspaceId();
  const [open, setOpen] = useState<AuditEntry | null>(null);
  const audit = useInfiniteQuery({
    queryKey: ["listAudit", workspace],
    queryFn: ({ pageParam }) =>
      client.listAudit({
        params: { workspace },
        query: { limit: 100, ...(pageParam === "" ? {} : { cursor: pageParam }) },
      }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
  });
  const columns = useColumns();
  if (audit.error !== null) return <FaultNote fault={audit.error} retry={() => void audit.refetch()} />;
  if (audit.data === undefined) return <Skeleton h={400} />;
  const entries = audit.data.pages.flatMap(({ items }) => items);
  return (
    <Card title={t("audit.title")} says={t("audit.says")}>
      <DataTable
        caption={t("audit.title")}
        name="audit"
        columns={columns}
        rows={entries}
        rowKey={({ id }) => String(id)}
        onOpen={setOpen}
        height={560}
      />
      {audit.hasNextPage ? (
        <Button mt="sm" variant="default" loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
          {t("audit.older")}
        </Button>
      ) : null}
      <Drawer
        opened={open !== null}
        onClose={() => setOpen(null)}
        position="right"
        title={open?.action}
        closeButtonProps={{ "aria-label": inKit("close") }}
      >
        {open === null ? null : <Change entry={open} />}
      </Drawer>
    </Card>
  );
}

function useColumns(): Column<AuditEntry>[] {
  const { t } = useTranslation("settings");
  const format = useFormat();
  return [
    { key: "at", title: t("audit.at"), cell: ({ at }) => at, shown: ({ at }) => format.moment(at) },
    { key: "actor", title: t("audit.who"), cell: ({ actor }) => actor.name },
    {
      key: "action",
      title: t("audit.action"),
      cell: ({ action }) => action,
      shown: ({ action }) => <span dir="ltr">{action}</span>,
    },
    {
      key: "subject",
      title: t("audit.subject"),
      cell: ({ subject }) => subject,
      shown: ({ subject }) => <span dir="ltr">{subject}</span>,
    },
  ];
}

function Change({ entry: { was, became } }: { entry: AuditEntry }) {
  const { t } = useTranslation("settings");
  return (
    <Stack>
      {(
        [
          ["audit.was", was],
          ["audit.became", became],
        ] as const
      ).map(([title, state]) => (
        <div key={title}>
          <Text fw={600} mb={4}>
            {t(title)}
          </Text>
          {state === null ? (
            <Text c="dimmed">{t("audit.nothing")}</Text>
          ) : (
            <Code block dir="ltr" style={{ whiteSpace: "pre-wrap" }}>
              {JSON.stringify(state, null, 2)}
            </Code>
          )}
        </div>
      ))}
    </Stack>
  );
}
