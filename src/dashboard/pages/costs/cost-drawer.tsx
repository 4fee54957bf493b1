import { Drawer } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useMay } from "../../app/session.ts";
import type { CostDraft } from "./cost-draft.ts";
import { CostForm } from "./cost-form.tsx";
import type { LedgerRow } from "./ledger-rows.ts";
import { LineTold } from "./line-told.tsx";

/** What stands beside the page: a new cost, maybe filled in already, a cost of the plan, or one that is only read. */
export type Opened =
  | { readonly kind: "new"; readonly draft?: CostDraft }
  | { readonly kind: "cost"; readonly id: string }
  | { readonly kind: "line"; readonly key: string };

export interface ShownDays {
  readonly from: string;
  readonly to: string;
}

/** A cost beside the page: its form where it can be changed, else what is known of it. */
export function CostDrawer({
  opened,
  open,
  rows,
  period,
  currency,
}: {
  opened: Opened | null;
  open: (opened: Opened | null) => void;
  rows: readonly LedgerRow[];
  period: ShownDays | undefined;
  currency: string;
}) {
  const { t } = useTranslation("costs");
  const mayWrite = useMay("plan:write");
  const row = rows.find(
    ({ key }) => (opened?.kind === "cost" ? opened.id : opened?.kind === "line" && opened.key) === key,
  );
  const isForm = mayWrite && (opened?.kind === "new" || (opened?.kind === "cost" && row?.cost != null));
  const title = opened?.kind === "new" ? t("form.new") : (row?.what ?? "");
  return (
    <Drawer
      opened={opened !== null && (opened.kind === "new" || row !== undefined)}
      onClose={() => open(null)}
      position="right"
      size={560}
      title={title}
      closeButtonProps={{ "aria-label": t("form.close") }}
    >
      {isForm && opened !== null ? (
        <CostForm
          key={opened.kind === "cost" ? opened.id : JSON.stringify(opened)}
          row={row ?? null}
          start={opened.kind === "new" ? opened.draft : undefined}
          period={period}
          currency={currency}
          open={open}
        />
      ) : null}
      {!isForm && row !== undefined ? <LineTold row={row} currency={currency} close={() => open(null)} /> : null}
    </Drawer>
  );
}
