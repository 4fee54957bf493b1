import { Tabs } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useMe, useWorkspaceId } from "../../app/session.ts";
import { useView } from "../../app/view.ts";
import { Page, PageSkeleton } from "../../kit/page.tsx";
import { sectionsFor } from "./sections.ts";

const WorkspaceSection = lazy(async () => ({ default: (await import("./workspace-section.tsx")).WorkspaceSection }));
const GoalsSection = lazy(async () => ({ default: (await import("./goals-section.tsx")).GoalsSection }));
const MeasuringSection = lazy(async () => ({ default: (await import("./measuring-section.tsx")).MeasuringSection }));
const NamingSection = lazy(async () => ({ default: (await import("./naming-section.tsx")).NamingSection }));
const MembersSection = lazy(async () => ({ default: (await import("./members-section.tsx")).MembersSection }));
const KeysSection = lazy(async () => ({ default: (await import("./keys-section.tsx")).KeysSection }));
const PrivacySection = lazy(async () => ({ default: (await import("./privacy-section.tsx")).PrivacySection }));
const AuditSection = lazy(async () => ({ default: (await import("./audit-section.tsx")).AuditSection }));

const contents = {
  workspace: WorkspaceSection,
  goals: GoalsSection,
  measuring: MeasuringSection,
  naming: NamingSection,
  members: MembersSection,
  keys: KeysSection,
  privacy: PrivacySection,
  audit: AuditSection,
} as const;

/** What a workspace is, how it measures, who comes in and what they did. Sections that a role may not see are not offered. */
export function SettingsPage() {
  const { t } = useTranslation("settings");
  const { view, change } = useView();
  const workspace = useWorkspaceId();
  const may = useMe()?.workspaces.find(({ id }) => id === workspace)?.may;
  if (may === undefined) return <PageSkeleton />;
  const offered = sectionsFor(may);
  const open = offered.find((one) => one === view.section) ?? "workspace";
  return (
    <Page title={t("title")} says={t("says")}>
      <Tabs
        value={open}
        onChange={(section) => change({ section: section === "workspace" ? undefined : (section ?? undefined) })}
        keepMounted={false}
      >
        <Tabs.List mb="md" aria-label={t("title")}>
          {offered.map((section) => (
            <Tabs.Tab key={section} value={section}>
              {t(`sections.${section}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {offered.map((section) => {
          const Content = contents[section];
          return (
            <Tabs.Panel key={section} value={section}>
              <Suspense fallback={<PageSkeleton />}>
                <Content />
              </Suspense>
            </Tabs.Panel>
          );
        })}
      </Tabs>
    </Page>
  );
}
