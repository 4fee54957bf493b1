import { Button, Group, Skeleton, Stack } from "@mantine/core";
import { Plus, ReceiptText } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay, useWorkspace } from "../../app/session.ts";
import { useView } from "../../app/view.ts";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { FaultNote } from "../../kit/fault-note.tsx";
import { Page } from "../../kit/page.tsx";
import { ViewBar } from "../../kit/view-bar.tsx";
import { useCosts } from "./asked-costs.ts";
import { CostDrawer, type Opened } from "./cost-drawer.tsx";
import { CostFigures } from "./cost-figures.tsx";
import { HoursOfWeek } from "./hours/hours-of-week.tsx";
import { ImportSheet } from "./import-sheet.tsx";
import { Ledger } from "./ledger.tsx";
import { ledgerRows } from "./ledger-rows.ts";
import { OverTime } from "./over-time.tsx";
import { SpreadCosts } from "./spread-costs.tsx";

/** The ledger: what it cost, over time, where each cost lies, and the hours of a week. */
export function CostsPage() {
  const { t } = useTranslation("costs");
  const { view } = useView();
  const mayWrite = useMay("plan:write");
  const mayImport = useMay("imports:write");
  const [opened, open] = useState<Opened | null>(null);
  const unit = (["day", "week", "month"] as const).find((one) => one === view.unit);
  const by = view.by === "campaign" ? "campaign" : "network";
  const { report, list, period } = useCosts({ unit, by });
  const workspace = useWorkspace();
  const currency = report.data?.currency ?? workspace?.currency;
  if (currency === undefined) return <Waiting />;
  const rows = ledgerRows(list.data, report.data, currency);
  const isEmpty = list.data !== undefined && !report.isPending && rows.length === 0;
  const add = mayWrite ? (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => open({ kind: "new" })}>
      {t("add")}
    </Button>
  ) : null;
  const bring = mayImport ? <ImportSheet /> : null;
  return (
    <Page
      title={t("title")}
      says={t("says")}
      actions={isEmpty ? undefined : [bring, add].map((one, at) => <div key={String(at)}>{one}</div>)}
      bar={<ViewBar asks={["period"]} />}
    >
      {report.isError ? <FaultNote fault={report.error} retry={() => void report.refetch()} /> : null}
      {isEmpty ? (
        <EmptyPage
          icon={ReceiptText}
          title={t("empty.title")}
          says={t(mayWrite ? "empty.says" : "empty.saysViewer")}
          action={
            <Group justify="center">
              {add}
              {bring}
            </Group>
          }
        />
      ) : (
        <>
          {report.isError ? null : <CostFigures report={report.data} rows={rows} />}
          {report.isError ? null : <OverTime report={report.data} unit={unit} />}
          {list.isError ? <FaultNote fault={list.error} retry={() => void list.refetch()} /> : null}
          {list.isError ? null : (
            <Ledger
              rows={list.data === undefined ? undefined : rows}
              report={report.data}
              currency={currency}
              isBroken={report.isError}
              open={open}
            />
          )}
        </>
      )}
      <HoursOfWeek currency={currency} costs={list.data} />
      {isEmpty || report.isError ? null : <SpreadCosts report={report.data} by={by} />}
      <CostDrawer opened={opened} open={open} rows={rows} period={period} currency={currency} />
    </Page>
  );
}

function Waiting() {
  const { t } = useTranslation("costs");
  return (
    <Page title={t("title")} says={t("says")} bar={<ViewBar asks={["period"]} />}>
      <Stack gap="md" aria-hidden>
        <Skeleton h={104} />
        <Skeleton h={372} />
        <Skeleton h={300} />
      </Stack>
    </Page>
  );
}
