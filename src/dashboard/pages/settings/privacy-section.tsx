import { Anchor, Button, Group, Skeleton, Stack, Switch, Text } from "@mantine/core";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Workspace } from "../../../client/api.ts";
import { ApiError } from "../../../client/call.ts";
import { useChange } from "../../app/client.ts";
import { useMay, useWorkspace } from "../../app/session.ts";
import { Card } from "../../kit/card.tsx";
import { FaultNote } from "../../kit/fault-note.tsx";
import { FigureInput } from "../../kit/figure-input.tsx";
import { useDone } from "../../kit/undo.tsx";
import { PersonRights } from "./person-rights.tsx";

/** How long single events are kept, whose wish not to be seen is obeyed, and what a person may ask for. */
export function PrivacySection() {
  const { t } = useTranslation("settings");
  const workspace = useWorkspace();
  const mayRead = useMay("persons:read");
  if (workspace === undefined) return <Skeleton h={320} />;
  return (
    <Stack>
      <Card title={t("privacy.title")} says={t("privacy.says")}>
        <PrivacyForm key={workspace.version} workspace={workspace} />
        <Text size="sm" mt="md">
          <Anchor href="/privacy">{t("privacy.page")}</Anchor>
        </Text>
      </Card>
      {mayRead ? <PersonRights /> : null}
    </Stack>
  );
}

function PrivacyForm({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation("settings");
  const mayWrite = useMay("workspace:write");
  const done = useDone();
  const [days, setDays] = useState(String(workspace.keepEventsDays));
  const [honours, setHonours] = useState(workspace.honoursOptOut);
  const [needsSecondFactor, setNeeds] = useState(workspace.needsSecondFactor);
  const save = useChange("editWorkspace", ["getWorkspace"]);
  const body = { keepEventsDays: Number(days), honoursOptOut: honours, needsSecondFactor, version: workspace.version };
  const send = (confirmed: boolean) =>
    save.mutate(
      { params: { workspace: workspace.id }, body: { ...body, confirmed } },
      { onSuccess: () => done(t("saved")) },
    );
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    send(false);
  };
  const deletes =
    save.error instanceof ApiError && save.error.code === "conflict" && Number(days) < workspace.keepEventsDays;
  return (
    <form onSubmit={submit}>
      <Stack maw={560}>
        {save.error === null ? null : <FaultNote fault={save.error} />}
        {deletes ? (
          <Button color="red" variant="outline" onClick={() => send(true)} style={{ alignSelf: "flex-start" }}>
            {t("privacy.deleteOlder")}
          </Button>
        ) : null}
        <FigureInput
          label={t("privacy.days")}
          description={t("privacy.daysSay")}
          value={days}
          onFigure={setDays}
          min={1}
          max={36_500}
          isWhole
          required
          readOnly={!mayWrite}
          maw={320}
        />
        <Switch
          label={t("privacy.honours")}
          description={t("privacy.honoursSay")}
          checked={honours}
          disabled={!mayWrite}
          onChange={({ currentTarget }) => setHonours(currentTarget.checked)}
        />
        <Switch
          label={t("privacy.factor")}
          description={t("privacy.factorSays")}
          checked={needsSecondFactor}
          disabled={!mayWrite}
          onChange={({ currentTarget }) => setNeeds(currentTarget.checked)}
        />
        {mayWrite ? (
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t("save")}
            </Button>
          </Group>
        ) : (
          <Text size="sm" c="dimmed">
            {t("onlyOwners")}
          </Text>
        )}
      </Stack>
    </form>
  );
}
