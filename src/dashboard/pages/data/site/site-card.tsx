import { Badge, Group, Loader, Stack, Tabs, Text } from "@mantine/core";
import { Check } from "lucide-react";
import { useEffect } from "react";
import { Trans, useTranslation } from "react-i18next";
import type { Site } from "../../../../client/api.ts";
import { useAnswer } from "../../../app/client.ts";
import { useWorkspaceId } from "../../../app/session.ts";
import { Card } from "../../../kit/card.tsx";
import { CopyButton } from "../../../kit/copy-button.tsx";
import { useFormat } from "../../../kit/format.ts";
import { systems } from "./install-steps.ts";
import classes from "./site.module.css";

/** One web site: whether it is seen, and where its line goes. */
export function SiteCard({ site }: { site: Site }) {
  const { t } = useTranslation("data");
  return (
    <Card title={site.name} says={<bdi>{site.hosts.join(", ")}</bdi>} actions={<Seen siteKey={site.key} />}>
      <Tabs defaultValue="html" keepMounted={false}>
        <Tabs.List style={{ flexWrap: "nowrap", overflowX: "auto" }}>
          {systems.map(({ name }) => (
            <Tabs.Tab key={name} value={name}>
              {t(`site.systems.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {systems.map(({ name, steps, codeOf }) => (
          <Tabs.Panel key={name} value={name} pt="md">
            <ol className={classes.steps}>
              {steps.map((step) => (
                <li key={step}>
                  <Trans
                    t={t}
                    i18nKey={`site.steps.${step}`}
                    components={{ b: <b dir="ltr" />, c: <code dir="ltr" /> }}
                  />
                </li>
              ))}
            </ol>
            <Code text={codeOf(site.tag)} />
          </Tabs.Panel>
        ))}
      </Tabs>
      <Text size="sm" c="dimmed" mt="sm">
        {t("site.does")}
      </Text>
    </Card>
  );
}

function Code({ text }: { text: string }) {
  const { t } = useTranslation("data");
  return (
    <Stack gap={6} align="flex-start">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <pre className={classes.code} dir="ltr" tabIndex={0}>
        {text}
      </pre>
      <CopyButton text={text} label={t("site.copy")} />
    </Stack>
  );
}

/** So often is asked while nothing has come yet. */
const everyMs = 3000;

/** Whether a site is seen; turns by itself with its first event. */
function Seen({ siteKey }: { siteKey: string }) {
  const { t } = useTranslation("data");
  const { ago, number } = useFormat();
  const workspace = useWorkspaceId();
  const { data, refetch } = useAnswer("workspaceHealth", { params: { workspace } });
  const own = data?.sites.find(({ key }) => key === siteKey);
  const isWaiting = data !== undefined && (own?.lastEventAt ?? null) === null;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => document.visibilityState === "visible" && void refetch(), everyMs);
    return () => clearInterval(timer);
  }, [isWaiting, refetch]);
  if (data === undefined) return null;
  return (
    <Group role="status" aria-live="polite" wrap="nowrap">
      {isWaiting ? (
        <Badge variant="light" color="gray" size="lg" tt="none" leftSection={<Loader size={12} aria-hidden />}>
          {t("site.waiting")}
        </Badge>
      ) : (
        <Badge
          variant="light"
          size="lg"
          tt="none"
          leftSection={<Check size={14} aria-hidden />}
          title={t("site.events", { count: own?.events ?? 0, events: number(own?.events) })}
        >
          {t("site.seen", { ago: ago(own?.lastEventAt ?? "") })}
        </Badge>
      )}
    </Group>
  );
}
