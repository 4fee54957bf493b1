import { Alert, Badge, Button, Checkbox, Code, NativeSelect, Skeleton, Stack, Text, TextInput } from "@mantine/core";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApiKey } from "../../../client/api.ts";
import { type Answered, useAnswer, useChange } from "../../app/client.ts";
import { useMay, useWorkspaceId } from "../../app/session.ts";
import { Card } from "../../kit/card.tsx";
import { CopyButton } from "../../kit/copy-button.tsx";
import { FaultNote } from "../../kit/fault-note.tsx";
import { faultOf, namesFields } from "../../kit/field-faults.ts";
import { useFormat } from "../../kit/format.ts";
import type { Column } from "../../kit/table/column.ts";
import { DataTable } from "../../kit/table/data-table.tsx";
import { useDone, useTellFault } from "../../kit/undo.tsx";

/** What keys are mostly made for; the scopes beside can be had by the API and the command line. */
const uses = {
  send: ["events:write"],
  read: ["answers:read", "plan:read", "links:read"],
  import: ["imports:read", "imports:write"],
  links: ["links:read", "links:write"],
} as const satisfies Record<string, readonly ApiKey["scopes"][number][]>;
type Use = keyof typeof uses;

const lifetimes = { "90": 90, "365": 365, never: null } as const;

/** The keys by which programs come in. */
export function KeysSection() {
  const { t } = useTranslation("settings");
  const workspace = useWorkspaceId();
  const keys = useAnswer("listKeys", { params: { workspace } });
  const mayWrite = useMay("keys:write");
  const [made, setMade] = useState<Answered<"addKey"> | null>(null);
  const columns = useColumns();
  if (keys.error !== null) return <FaultNote fault={keys.error} retry={() => void keys.refetch()} />;
  if (keys.data === undefined) return <Skeleton h={240} />;
  return (
    <Stack>
      {mayWrite ? (
        <Card title={t("keys.add")} says={t("keys.addSays")}>
          <KeyForm onMade={setMade} />
          {made === null ? null : (
            <Alert mt="md" color="back" variant="light" role="status" title={t("keys.made", { name: made.name })}>
              <Stack gap="xs" align="flex-start">
                <Text size="sm">{t("keys.once")}</Text>
                <Code dir="ltr" style={{ overflowWrap: "anywhere" }}>
                  {made.key}
                </Code>
                <CopyButton text={made.key} />
              </Stack>
            </Alert>
          )}
        </Card>
      ) : null}
      <Card title={t("keys.title")} says={t("keys.says")}>
        <DataTable
          caption={t("keys.title")}
          name="api-keys"
          columns={columns}
          rows={keys.data.items}
          rowKey={({ id }) => id}
          empty={t("keys.none")}
        />
      </Card>
    </Stack>
  );
}

function KeyForm({ onMade }: { onMade: (made: Answered<"addKey">) => void }) {
  const { t } = useTranslation("settings");
  const workspace = useWorkspaceId();
  const [name, setName] = useState("");
  const [chosen, choose] = useState<string[]>(["send"]);
  const [life, setLife] = useState<keyof typeof lifetimes>("365");
  const add = useChange("addKey", ["listKeys"]);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const scopes = [...new Set(chosen.flatMap((use) => uses[use as Use]))];
    const days = lifetimes[life];
    const expiresAt = days === null ? null : new Date(Date.now() + days * 86_400_000).toISOString();
    add.mutate(
      { params: { workspace }, body: { name, scopes, expiresAt } },
      {
        onSuccess: (made) => {
          setName("");
          onMade(made);
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack maw={480}>
        {add.error !== null && !namesFields(add.error) ? <FaultNote fault={add.error} /> : null}
        <TextInput
          label={t("keys.name")}
          description={t("keys.nameSays")}
          required
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          error={faultOf(add.error, "name")}
        />
        <Checkbox.Group label={t("keys.uses")} value={chosen} onChange={choose}>
          <Stack gap={6} mt={6}>
            {(Object.keys(uses) as Use[]).map((use) => (
              <Checkbox
                key={use}
                value={use}
                label={t(`keys.use.${use}`)}
                description={<span dir="ltr">{uses[use].join(", ")}</span>}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <NativeSelect
          label={t("keys.life")}
          value={life}
          onChange={({ currentTarget }) => setLife(currentTarget.value as "365")}
          data={(["90", "365", "never"] as const).map((value) => ({ value, label: t(`keys.lives.${value}`) }))}
        />
        <Button
          type="submit"
          disabled={chosen.length === 0}
          loading={add.isPending}
          style={{ alignSelf: "flex-start" }}
        >
          {t("keys.add")}
        </Button>
      </Stack>
    </form>
  );
}

function useColumns(): Column<ApiKey>[] {
  const { t } = useTranslation("settings");
  const format = useFormat();
  const state = ({ revokedAt, expiresAt }: ApiKey) => {
    if (revokedAt !== null) return "revoked" as const;
    return expiresAt !== null && Date.parse(expiresAt) < Date.now() ? ("over" as const) : ("good" as const);
  };
  return [
    { key: "name", title: t("keys.name"), cell: ({ name }) => name },
    {
      key: "shown",
      title: t("keys.shown"),
      cell: ({ shown }) => shown,
      shown: ({ shown }) => <Code dir="ltr">{shown}…</Code>,
    },
    {
      key: "scopes",
      title: t("keys.scopes"),
      cell: ({ scopes }) => scopes.join(", "),
      shown: ({ scopes }) => <span dir="ltr">{scopes.join(", ")}</span>,
    },
    {
      key: "state",
      title: t("keys.state"),
      cell: (key) => state(key),
      shown: (key) => (
        <Badge variant="light" color={state(key) === "good" ? "back" : "gray"}>
          {t(`keys.states.${state(key)}`)}
        </Badge>
      ),
    },
    {
      key: "used",
      title: t("keys.used"),
      cell: ({ lastUsedAt }) => lastUsedAt,
      shown: ({ lastUsedAt }) => (lastUsedAt === null ? t("keys.never") : format.ago(lastUsedAt)),
    },
    {
      key: "expires",
      title: t("keys.expires"),
      cell: ({ expiresAt }) => expiresAt,
      shown: ({ expiresAt }) =>
        expiresAt === null ? t("keys.lives.never") : format.moment(expiresAt, { dateStyle: "medium" }),
    },
    {
      key: "do",
      title: t("actions"),
      cell: () => null,
      unsortable: true,
      shown: (key) => (state(key) === "good" ? <Revoke apiKey={key} /> : null),
    },
  ];
}

/** A key that is revoked stays so: programs that use it stop at once, so it asks once more. */
function Revoke({ apiKey: { id, name } }: { apiKey: ApiKey }) {
  const { t } = useTranslation("settings");
  const workspace = useWorkspaceId();
  const mayWrite = useMay("keys:write");
  const done = useDone();
  const tellFault = useTellFault();
  const revoke = useChange("revokeKey", ["listKeys"]);
  if (!mayWrite) return null;
  const take = async () => {
    if (!window.confirm(t("keys.revokeAsk", { name }))) return;
    await revoke.mutateAsync({ params: { workspace, key: id } });
    done(t("keys.revoked", { name }));
  };
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      color="red"
      loading={revoke.isPending}
      aria-label={t("keys.revokeOne", { name })}
      onClick={() => void take().catch(tellFault)}
    >
      {t("keys.revoke")}
    </Button>
  );
}
