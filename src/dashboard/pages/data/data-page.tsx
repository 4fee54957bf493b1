import { Tabs, Text } from "@mantine/core";
import { Activity, FileStack, Globe } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../app/client.ts";
import { useMay, useWorkspaceId } from "../../app/session.ts";
import { useAsked, useView } from "../../app/view.ts";
import { useFormat } from "../../kit/format.ts";
import { Page, PageSkeleton } from "../../kit/page.tsx";
import { ChooseFiles } from "./files/choose-files.tsx";
import { FilesPanel } from "./files/files-panel.tsx";
import { HealthPanel } from "./health/health-panel.tsx";
import { SitesPanel } from "./site/sites-panel.tsx";

const tabs = ["health", "files", "site"] as const;

/** Files that come in, the web sites that are seen, and how far all of it may be trusted. */
export function DataPage() {
  const { t } = useTranslation("data");
  const { view, change } = useView();
  const { number } = useFormat();
  const workspace = useWorkspaceId();
  const { asked, ready } = useAsked();
  const { from, to } = asked.query;
  const days = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const health = useAnswer("dataQuality", { params: { workspace }, query: days }, { enabled: ready });
  const isEmpty = health.error?.code === "not_found";
  const seesSites = useMay("sources:read");
  const chosen = tabs.find((one) => one === view.tab);
  const tab = chosen ?? (isEmpty ? "files" : "health");
  const found = (health.data?.mends ?? 0) + (health.data?.notes ?? 0);
  return (
    <Page title={t("title")} says={t("says")} actions={<ChooseFiles />}>
      {health.isPending && chosen === undefined ? (
        <PageSkeleton />
      ) : (
        <Tabs
          value={tab}
          onChange={(next) => change({ tab: next ?? undefined, import: undefined })}
          keepMounted={false}
        >
          <Tabs.List style={{ flexWrap: "nowrap", overflowX: "auto" }} mb="md">
            <Tabs.Tab
              value="health"
              leftSection={<Activity size={16} aria-hidden />}
              rightSection={
                found === 0 ? null : (
                  <Text span size="sm" c="dimmed" fw={650}>
                    {number(found)}
                  </Text>
                )
              }
            >
              {t("tabs.health")}
            </Tabs.Tab>
            <Tabs.Tab value="files" leftSection={<FileStack size={16} aria-hidden />}>
              {t("tabs.files")}
            </Tabs.Tab>
            {seesSites ? (
              <Tabs.Tab value="site" leftSection={<Globe size={16} aria-hidden />}>
                {t("tabs.site")}
              </Tabs.Tab>
            ) : null}
          </Tabs.List>
          <Tabs.Panel value="health">
            <HealthPanel quality={health.data} fault={health.error} retry={() => void health.refetch()} />
          </Tabs.Panel>
          <Tabs.Panel value="files">
            <FilesPanel />
          </Tabs.Panel>
          <Tabs.Panel value="site">{seesSites ? <SitesPanel /> : null}</Tabs.Panel>
        </Tabs>
      )}
    </Page>
  );
}
