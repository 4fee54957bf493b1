import { AppShell, Burger, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Outlet, useLocation } from "@tanstack/react-router";
import { Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { HowDrawer } from "../kit/how/how-drawer.tsx";
import { PageSkeleton } from "../kit/page.tsx";
import { DemoBanner } from "./demo-banner.tsx";
import { DropLayer } from "./drop-layer.tsx";
import { Mark } from "./mark.tsx";
import { Menu } from "./menu.tsx";
import { OwnMenu } from "./own-menu.tsx";
import { useWorkspaceId } from "./session.ts";
import classes from "./shell.module.css";
import { useUpdates } from "./updates.ts";
import { WorkspaceSwitch } from "./workspace-switch.tsx";

/** What stands around every page of a workspace. */
export function Shell() {
  const { t } = useTranslation();
  const [isOpen, menu] = useDisclosure(false);
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that was chosen closes the menu it was chosen in
  useEffect(menu.close, [pathname]);
  useUpdates(useWorkspaceId());
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 216, breakpoint: "md", collapsed: { mobile: !isOpen } }}
      padding={{ base: "sm", sm: "lg" }}
    >
      <button type="button" className={classes.skip} onClick={() => main.current?.focus()}>
        {t("skip")}
      </button>
      <AppShell.Header className={classes.header}>
        <Group h="100%" px="sm" gap="xs" wrap="nowrap" justify="space-between">
          <Group gap="xs" wrap="nowrap" miw={0}>
            <Burger
              opened={isOpen}
              onClick={menu.toggle}
              hiddenFrom="md"
              size="sm"
              aria-label={t(isOpen ? "menu.close" : "menu.open")}
            />
            <Mark />
            <Text component="span" fw={650} visibleFrom="xs">
              Retorno
            </Text>
            <WorkspaceSwitch />
          </Group>
          <OwnMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar} aria-label={t("menu.name")}>
        <AppShell.Section grow p="xs" style={{ overflowY: "auto" }}>
          <Menu />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main className={classes.main} id="main" ref={main} tabIndex={-1}>
        <DemoBanner />
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
      <HowDrawer />
      <DropLayer />
    </AppShell>
  );
}
