import { Badge, Button, Menu, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Check, ChevronsUpDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useMe, useWorkspace, useWorkspaceId } from "./session.ts";

/** The open workspace by name, and the way to the others. */
export function WorkspaceSwitch() {
  const { t } = useTranslation();
  const id = useWorkspaceId();
  const me = useMe();
  const open = useWorkspace();
  const name = open?.name ?? id;
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-md"
          maw={{ base: 170, sm: 320 }}
          rightSection={<ChevronsUpDown size={14} aria-hidden />}
          aria-label={t("workspaces.switch", { name: open?.isDemo ? `${name} ${t("demo.badge")}` : name })}
        >
          <Text component="span" truncate inherit lh={1.8}>
            {open?.name ?? "\u00a0"}
          </Text>{" "}
          {open?.isDemo ? (
            <Badge ms="xs" size="xs" color="yellow" variant="light" visibleFrom="sm">
              {t("demo.badge")}
            </Badge>
          ) : null}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflowY: "auto" }}>
        <Menu.Label>{t("workspaces.yours")}</Menu.Label>
        {me?.workspaces.map((one) => (
          <Menu.Item
            key={one.id}
            leftSection={one.id === id ? <Check size={16} aria-hidden /> : <span style={{ inlineSize: 16 }} />}
            renderRoot={(given) => <Link {...given} to="/w/$workspace" params={{ workspace: one.id }} />}
          >
            {one.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component="a" href="/workspaces">
          {t("workspaces.all")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
