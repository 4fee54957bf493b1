import { Button, Group, Skeleton, Stack, Text, TextInput } from "@mantine/core";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Workspace } from "../../../client/api.ts";
import { useChange } from "../../app/client.ts";
import { useMay, useWorkspace } from "../../app/session.ts";
import { Card } from "../../kit/card.tsx";
import { FaultNote } from "../../kit/fault-note.tsx";
import { faultOf, namesFields } from "../../kit/field-faults.ts";
import { useRialNote } from "../../kit/rial-note.ts";
import { useDone } from "../../kit/undo.tsx";
import { DeleteWorkspace } from "./delete-workspace.tsx";

/** What a workspace is called, and in which money, time and language its figures are. */
export function WorkspaceSection() {
  const { t } = useTranslation("settings");
  const workspace = useWorkspace();
  const mayDelete = useMay("workspace:delete");
  if (workspace === undefined) return <Skeleton h={320} />;
  return (
    <Stack>
      <Card title={t("workspace.title")} says={t("workspace.says", { id: workspace.id })}>
        <WorkspaceForm key={workspace.version} workspace={workspace} />
      </Card>
      {mayDelete ? <DeleteWorkspace workspace={workspace} /> : null}
    </Stack>
  );
}

function WorkspaceForm({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation("settings");
  const done = useDone();
  const mayWrite = useMay("workspace:write");
  const [words, setWords] = useState({
    name: workspace.name,
    currency: workspace.currency,
    timeZone: workspace.timeZone,
    locale: workspace.locale ?? "",
  });
  const rialNote = useRialNote(words.currency);
  const save = useChange("editWorkspace", ["getWorkspace", "me", "getPlan"]);
  const set = (name: keyof typeof words) => ({
    value: words[name],
    onChange: ({ currentTarget: { value } }: { currentTarget: HTMLInputElement }) =>
      setWords((before) => ({ ...before, [name]: value })),
    error: faultOf(save.error, name),
    readOnly: !mayWrite,
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const body = { ...words, locale: words.locale.trim() === "" ? null : words.locale, version: workspace.version };
    save.mutate({ params: { workspace: workspace.id }, body }, { onSuccess: () => done(t("saved")) });
  };
  return (
    <form onSubmit={submit}>
      <Stack maw={480}>
        {save.error !== null && !namesFields(save.error) ? <FaultNote fault={save.error} /> : null}
        <TextInput label={t("workspace.name")} required {...set("name")} />
        <TextInput
          label={t("workspace.currency")}
          description={[t("workspace.currencySays"), rialNote].filter(Boolean).join(" ")}
          required
          dir="ltr"
          list="currencies"
          {...set("currency")}
        />
        <TextInput label={t("workspace.timeZone")} required dir="ltr" list="time-zones" {...set("timeZone")} />
        <TextInput
          label={t("workspace.locale")}
          description={t("workspace.localeSays")}
          placeholder="nb-NO"
          dir="ltr"
          {...set("locale")}
        />
        <datalist id="currencies">
          {Intl.supportedValuesOf("currency").map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <datalist id="time-zones">
          {Intl.supportedValuesOf("timeZone").map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
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
