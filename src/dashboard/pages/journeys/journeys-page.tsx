import { Box, Group, Skeleton, Tabs } from "@mantine/core";
import { type ComponentType, type LazyExoticComponent, lazy, Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useView } from "../../app/view.ts";
import { Page } from "../../kit/page.tsx";
import { ViewBar } from "../../kit/view-bar.tsx";
import { BySelect } from "./by-select.tsx";
import classes from "./journeys.module.css";
import { byLine, byModel, type Tab, tabOf, tabs } from "./tabs.ts";

const parts: Record<Tab, LazyExoticComponent<ComponentType>> = {
  models: lazy(async () => ({ default: (await import("./models/models-tab.tsx")).ModelsTab })),
  roles: lazy(async () => ({ default: (await import("./roles/roles-tab.tsx")).RolesTab })),
  paths: lazy(async () => ({ default: (await import("./paths/paths-tab.tsx")).PathsTab })),
  lengths: lazy(async () => ({ default: (await import("./lengths/lengths-tab.tsx")).LengthsTab })),
  paid: lazy(async () => ({ default: (await import("./paid/paid-tab.tsx")).PaidTab })),
  pairs: lazy(async () => ({ default: (await import("./pairs/pairs-tab.tsx")).PairsTab })),
  customers: lazy(async () => ({ default: (await import("./customers/customers-tab.tsx")).CustomersTab })),
  claims: lazy(async () => ({ default: (await import("./claims/claims-tab.tsx")).ClaimsTab })),
  orders: lazy(async () => ({ default: (await import("./orders/orders-tab.tsx")).OrdersTab })),
};

/** How people came before they ordered, and who is credited with it; only the open tab asks for anything. */
export function JourneysPage() {
  const { t } = useTranslation("journeys");
  const { view, change } = useView();
  const open = tabOf(view);
  const Part = parts[open];
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tab = list.current?.querySelector(`[data-tab="${open}"]`);
    tab?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [open]);
  return (
    <Page
      title={t("title")}
      says={t("says")}
      bar={
        <Group gap="xs">
          <ViewBar asks={byModel.has(open) ? ["period", "model", "filters"] : ["period", "filters"]} />
          {byLine.has(open) ? <BySelect /> : null}
        </Group>
      }
    >
      <Tabs
        value={open}
        onChange={(tab) => change({ tab: tab ?? undefined, order: undefined })}
        keepMounted={false}
        activateTabWithKeyboard={false}
      >
        <Tabs.List ref={list} className={classes.tabs ?? ""} aria-label={t("tabs.name")}>
          {tabs.map((tab) => (
            <Tabs.Tab key={tab} value={tab} data-tab={tab}>
              {t(`tabs.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={open} pt="md">
          <Box mih={420}>
            <Suspense fallback={<Skeleton h={420} />}>
              <Part />
            </Suspense>
          </Box>
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
