import { Button, SimpleGrid, Text } from "@mantine/core";
import { Link2, Plus, Rows3 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../app/session.ts";
import { useView } from "../../app/view.ts";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { FaultNote } from "../../kit/fault-note.tsx";
import { useNames } from "../../kit/names.ts";
import { Page, PageSkeleton } from "../../kit/page.tsx";
import { ViewBar } from "../../kit/view-bar.tsx";
import { useLinkRows } from "./all-links.ts";
import { BulkDrawer } from "./bulk/bulk-drawer.tsx";
import { LinkDrawer } from "./link-drawer.tsx";
import { LinkTable } from "./link-table.tsx";
import { LinkTotals } from "./link-totals.tsx";
import { NewLinkDrawer } from "./new-link-drawer.tsx";

/** The tracked links: made, looked at, printed, and what each brought. */
export function LinksPage() {
  const { t } = useTranslation("links");
  const names = useNames();
  const { view, change } = useView();
  const mayWrite = useMay("links:write");
  const { rows, links, returns, model } = useLinkRows();
  const isEmpty = links.data?.length === 0 && (returns.data?.items.length ?? 0) === 0;
  const make = (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => change({ do: "new" })}>
      {t("make")}
    </Button>
  );
  return (
    <Page
      title={t("title")}
      says={t("says")}
      actions={
        mayWrite ? (
          <>
            <Button
              variant="default"
              leftSection={<Rows3 size={16} aria-hidden />}
              onClick={() => change({ do: "bulk" })}
            >
              {t("several")}
            </Button>
            {make}
          </>
        ) : undefined
      }
      bar={<ViewBar asks={["period", "model"]} />}
    >
      {model.isOther ? (
        <Text size="sm" c="dimmed">
          {t("modelOther", { model: names.model(view.model ?? ""), last: names.model("last") })}
        </Text>
      ) : null}
      {links.error === null ? null : <FaultNote fault={links.error} retry={() => void links.refetch()} />}
      {links.isPending && links.error === null ? <PageSkeleton /> : null}
      {isEmpty ? (
        <EmptyPage icon={Link2} title={t("empty.title")} says={t("empty.says")} action={mayWrite ? make : undefined} />
      ) : null}
      {links.data === undefined || isEmpty ? null : (
        <>
          <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
            <LinkTotals rows={rows} returns={returns} model={model.name} />
          </SimpleGrid>
          <LinkTable rows={rows} returns={returns} />
        </>
      )}
      <LinkDrawer rows={rows} returns={returns} />
      <NewLinkDrawer rows={rows} />
      <BulkDrawer />
    </Page>
  );
}
