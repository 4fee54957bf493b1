import { Skeleton, Stack, Tabs } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useView } from "../../app/view.ts";
import { Page } from "../../kit/page.tsx";
import { ViewBar } from "../../kit/view-bar.tsx";
import { PostsPart } from "./posts-part.tsx";

const TimesPart = lazy(async () => ({ default: (await import("./times-part.tsx")).TimesPart }));
const AudiencePart = lazy(async () => ({ default: (await import("./audience-part.tsx")).AudiencePart }));

const parts = ["posts", "times", "audience"] as const;
type Part = (typeof parts)[number];

/** What was posted and what came of it, when it does best, and who is there to see it. */
export function ContentPage() {
  const { t } = useTranslation("content");
  const { view, change } = useView();
  const part: Part = parts.find((one) => one === view.show) ?? "posts";
  const asks = part === "audience" ? (["period"] as const) : (["period", "model", "filters"] as const);
  return (
    <Page title={t("title")} says={t("says")} bar={<ViewBar asks={asks} />}>
      <Tabs
        value={part}
        onChange={(show) => change({ show: show === null || show === "posts" ? undefined : show, post: undefined })}
        keepMounted={false}
      >
        <Tabs.List>
          {parts.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`parts.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="posts" pt="md">
          <PostsPart />
        </Tabs.Panel>
        <Tabs.Panel value="times" pt="md">
          <Suspense fallback={<PartSkeleton />}>
            <TimesPart />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="audience" pt="md">
          <Suspense fallback={<PartSkeleton />}>
            <AudiencePart />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function PartSkeleton() {
  return (
    <Stack aria-hidden>
      <Skeleton h={92} />
      <Skeleton h={360} />
    </Stack>
  );
}
