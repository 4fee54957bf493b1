import { Button, Group, Skeleton, Stack, TagsInput, Text } from "@mantine/core";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../app/session.ts";
import { Card } from "../../kit/card.tsx";
import { FaultNote } from "../../kit/fault-note.tsx";
import { useDone } from "../../kit/undo.tsx";
import { usePlanRules } from "./plan-rules.ts";

/** What the tags of links may say. */
export function NamingSection() {
  const { t } = useTranslation("settings");
  const { asked } = usePlanRules();
  if (asked.error !== null) return <FaultNote fault={asked.error} retry={() => void asked.refetch()} />;
  if (asked.data === undefined) return <Skeleton h={320} />;
  return (
    <Card title={t("naming.title")} says={t("naming.says")}>
      <NamingForm key={asked.data.version} />
    </Card>
  );
}

function NamingForm() {
  const { t } = useTranslation("settings");
  const { plan, save, write } = usePlanRules();
  const mayWrite = useMay("plan:write");
  const done = useDone();
  const naming = plan?.naming;
  const [sources, setSources] = useState<string[]>([...(naming?.sources ?? [])]);
  const [mediums, setMediums] = useState<string[]>([...(naming?.mediums ?? [])]);
  const [campaigns, setCampaigns] = useState<string[]>([...(naming?.campaigns ?? [])]);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const mediumsBySource = Object.fromEntries(
      Object.entries(naming?.mediumsBySource ?? {})
        .filter(([source]) => sources.length === 0 || sources.includes(source))
        .map(([source, own]) => [source, own.filter((one) => mediums.length === 0 || mediums.includes(one))]),
    );
    write({ naming: { sources, mediums, campaigns, mediumsBySource } }, () => done(t("saved")));
  };
  const field = {
    clearable: mayWrite,
    readOnly: !mayWrite,
    dir: "ltr" as const,
    clearButtonProps: { "aria-label": t("clear") },
  };
  return (
    <form onSubmit={submit}>
      <Stack maw={560}>
        {save.error === null ? null : <FaultNote fault={save.error} />}
        <TagsInput
          label={t("naming.sources")}
          description={t("naming.sourcesSay")}
          placeholder="instagram"
          value={sources}
          onChange={setSources}
          {...field}
        />
        <TagsInput
          label={t("naming.mediums")}
          description={t("naming.mediumsSay")}
          placeholder="paid_social"
          value={mediums}
          onChange={setMediums}
          {...field}
        />
        <TagsInput
          label={t("naming.campaigns")}
          description={t("naming.campaignsSay")}
          placeholder="{season}-{year}"
          value={campaigns}
          onChange={setCampaigns}
          splitChars={[","]}
          {...field}
        />
        {Object.keys(naming?.mediumsBySource ?? {}).length > 0 ? (
          <Text size="sm" c="dimmed">
            {t("naming.bySource")}
          </Text>
        ) : null}
        {mayWrite ? (
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t("save")}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </form>
  );
}
