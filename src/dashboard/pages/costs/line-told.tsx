import { Button, Stack, Table, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { askAnew, client } from "../../app/client.ts";
import { PageLink } from "../../app/page-link.tsx";
import { useMay, useWorkspaceId } from "../../app/session.ts";
import { useFormat } from "../../kit/format.ts";
import { useNames } from "../../kit/names.ts";
import { useDone, useTellFault } from "../../kit/undo.tsx";
import { hangsOnCosts } from "./asked-costs.ts";
import { useCostWords } from "./cost-words.ts";
import type { LedgerRow } from "./ledger-rows.ts";
import { KeptReceipts } from "./receipts/kept-receipts.tsx";
import { SpreadOfOne } from "./spread-of-one.tsx";

/** A cost that is only read here: by a viewer, or because it stands in a file, a program or an ad platform. */
export function LineTold({ row, currency, close }: { row: LedgerRow; currency: string; close: () => void }) {
  const { t } = useTranslation("costs");
  const format = useFormat();
  const names = useNames();
  const words = useCostWords();
  const { origin, category, scope, price, amount, line, cost } = row;
  const facts: [string, string][] = [
    [t("ledger.category"), names.category(category)],
    [t("ledger.scope"), words.scope(scope)],
    [t("ledger.when"), words.when(row)],
    ...(price === null ? [] : [[t("ledger.price"), format.money(price.amount, price.currency)] as [string, string]]),
    [t("ledger.amount"), row.isOutside ? t("ledger.notHere") : format.money(amount, currency)],
  ];
  return (
    <Stack gap="md">
      <Table withRowBorders={false} verticalSpacing={4} horizontalSpacing={0}>
        <Table.Tbody>
          {facts.map(([what, is]) => (
            <Table.Tr key={what}>
              <Table.Th scope="row" c="dimmed" fw={400} pe="md">
                {what}
              </Table.Th>
              <Table.Td>{is}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {origin.kind === "entry" ? null : <Origin origin={origin} close={close} />}
      {cost === null ? null : <KeptReceipts cost={cost.id} mayWrite={false} />}
      {line === null ? null : <SpreadOfOne line={line} currency={currency} />}
    </Stack>
  );
}

/** Where it stands, and how it is changed or taken back there. */
function Origin({ origin, close }: { origin: LedgerRow["origin"]; close: () => void }) {
  const { t } = useTranslation("costs");
  const mayTakeBack = useMay("imports:write");
  const workspace = useWorkspaceId();
  const queries = useQueryClient();
  const done = useDone();
  const tellFault = useTellFault();
  const takeBack = async (id: string) => {
    await client.undoImport({ params: { workspace, import: id } });
    await askAnew(queries, [...hangsOnCosts, "listImports"]);
    close();
    done(t("done.takenBack"));
  };
  if (origin.kind === "platform") {
    return (
      <Text size="sm">
        {t("told.platform", { name: origin.name })} <PageLink page="data">{t("told.toData")}</PageLink>
      </Text>
    );
  }
  if (origin.kind !== "file") return <Text size="sm">{t("told.live")}</Text>;
  return (
    <Stack gap="xs">
      <Text size="sm">{t("told.file", { name: origin.name })}</Text>
      {mayTakeBack ? (
        <Button
          variant="default"
          w="fit-content"
          leftSection={<Undo2 size={16} aria-hidden className="towards" />}
          onClick={() => void takeBack(origin.import).catch(tellFault)}
        >
          {t("told.takeBack", { name: origin.name })}
        </Button>
      ) : null}
    </Stack>
  );
}
