import { Anchor, CloseButton, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { FileText, Image } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Answered, askAnew, client, useAnswer } from "../../../app/client.ts";
import { useWorkspaceId } from "../../../app/session.ts";
import { FaultNote } from "../../../kit/fault-note.tsx";
import { useDone } from "../../../kit/undo.tsx";
import { useFileSize } from "./file-size.ts";
import { ReceiptDrop } from "./receipt-drop.tsx";

type Receipt = Answered<"listReceipts">["items"][number];

/** The receipts of a cost: to be had, added and taken away. */
export function KeptReceipts({ cost, mayWrite }: { cost: string; mayWrite: boolean }) {
  const { t } = useTranslation("costs");
  const workspace = useWorkspaceId();
  const { data, error, refetch } = useAnswer("listReceipts", { params: { workspace, cost } });
  const { add, remove, isBusy, fault } = useReceipts(cost);
  if (!mayWrite && data?.items.length === 0) return null;
  return (
    <Stack gap="xs" mt="sm">
      <Title order={3} fz={15}>
        {t("receipts.title")}
      </Title>
      {data === undefined && error === null ? <Skeleton h={28} aria-hidden /> : null}
      {error === null ? null : <FaultNote fault={error} retry={() => void refetch()} />}
      {data?.items.map((receipt) => (
        <ReceiptLine key={receipt.id} receipt={receipt} remove={mayWrite ? () => remove(receipt) : null} />
      ))}
      {fault === null ? null : <FaultNote fault={fault} />}
      {mayWrite ? <ReceiptDrop take={add} isBusy={isBusy} /> : null}
    </Stack>
  );
}

function ReceiptLine({ receipt, remove }: { receipt: Receipt; remove: (() => void) | null }) {
  const { t } = useTranslation("costs");
  const sizeOf = useFileSize();
  const Icon = receipt.type === "application/pdf" ? FileText : Image;
  return (
    <Group gap="xs" wrap="nowrap" justify="space-between">
      <Group gap={6} wrap="nowrap" miw={0}>
        <Icon size={16} aria-hidden style={{ flexShrink: 0 }} />
        <Anchor href={useAddress(receipt)} download={receipt.name} size="sm" truncate>
          {receipt.name}
        </Anchor>
        <Text size="sm" c="dimmed" style={{ whiteSpace: "nowrap" }}>
          {sizeOf(receipt.bytes)}
        </Text>
      </Group>
      {remove === null ? null : (
        <CloseButton aria-label={t("receipts.remove", { name: receipt.name })} onClick={remove} />
      )}
    </Group>
  );
}

function useAddress({ cost, id }: Pick<Receipt, "cost" | "id">): string {
  const workspace = useWorkspaceId();
  return `/api/v1/workspaces/${workspace}/costs/${cost}/receipts/${id}`;
}

function useReceipts(cost: string) {
  const { t } = useTranslation("costs");
  const workspace = useWorkspaceId();
  const queries = useQueryClient();
  const done = useDone();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const params = { workspace, cost };
  const anew = () => askAnew(queries, ["listReceipts", "listCosts"]);
  const send = (name: string, body: Blob) => client.addReceipt({ params, query: { name }, body });
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setFault(null);
    await work().catch(setFault);
    await anew();
    setBusy(false);
  };
  return {
    isBusy,
    fault,
    add: (files: readonly File[]) =>
      void run(async () => {
        for (const file of files) await send(file.name, file);
      }),
    remove: (receipt: Receipt) =>
      void run(async () => {
        const { id, name } = receipt;
        // Its file is held here as long as the message stands, to be sent again.
        const kept = await fetch(`/api/v1/workspaces/${workspace}/costs/${cost}/receipts/${id}`);
        const file = kept.ok ? await kept.blob() : null;
        await client.deleteReceipt({ params: { ...params, receipt: id } });
        done(t("done.receiptGone", { name }), file === null ? undefined : () => send(name, file).then(anew));
      }),
  };
}
