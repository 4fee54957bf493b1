import { ActionIcon, Group, Menu, useMantineColorScheme } from "@mantine/core";
import { CircleUser, Languages, LogOut, Monitor, Moon, Sun, UserCog } from "lucide-react";
import { useTranslation } from "react-i18next";
import { languages } from "../languages/languages.ts";
import { client } from "./client.ts";
import { useMe } from "./session.ts";

const schemes = [
  { scheme: "auto", icon: Monitor },
  { scheme: "light", icon: Sun },
  { scheme: "dark", icon: Moon },
] as const;

/** Language, light or dark, and one's account. */
export function OwnMenu() {
  const { t, i18n } = useTranslation();
  return (
    <Group gap={4} wrap="nowrap">
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t("language")}>
            <Languages size={19} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t("language")}</Menu.Label>
          {languages.map(({ code, name, direction }) => (
            <Menu.Item
              key={code}
              lang={code}
              dir={direction}
              aria-current={i18n.language === code}
              fw={i18n.language === code ? 700 : 400}
              onClick={() => void i18n.changeLanguage(code)}
            >
              {name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <AccountMenu />
    </Group>
  );
}

function AccountMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t("own.menu")}>
          <CircleUser size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("scheme.name")}</Menu.Label>
        {schemes.map(({ scheme, icon: Icon }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={16} aria-hidden />}
            aria-current={colorScheme === scheme}
            fw={colorScheme === scheme ? 700 : 400}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`scheme.${scheme}`)}
          </Menu.Item>
        ))}
        {me === undefined || me.isGuest ? null : (
          <>
            <Menu.Divider />
            <Menu.Label>{me.name}</Menu.Label>
            <Menu.Item component="a" href="/account" leftSection={<UserCog size={16} aria-hidden />}>
              {t("own.account")}
            </Menu.Item>
            <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={() => void signOut()}>
              {t("own.signOut")}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

async function signOut(): Promise<void> {
  await client.signOut();
  location.assign("/sign-in");
}
