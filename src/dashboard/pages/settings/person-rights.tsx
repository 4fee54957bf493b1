import { Button, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../../app/client.ts";
import { useMay, useWorkspaceId } from "../../app/session.ts";
import { Card } from "../../kit/card.tsx";
import { download } from "../../kit/csv.ts";
import { FaultNote } from "../../kit/fault-note.tsx";
import { useFormat } from "../../kit/format.ts";
import { useDone } from "../../kit/undo.tsx";

const ways = ["email", "customerId", "leadId", "phone", "visitor"] as const;

/** What a person may ask a business for: all that is held on them, and that it be erased. */
export function PersonRights() {
  const { t } = useTranslation("settings");
  const params = { workspace: useWorkspaceId() };
  const format = useFormat();
  const done = useDone();
  const mayErase = useMay("persons:erase");
  const [way, setWay] = useState<(typeof ways)[number]>("email");
  const [who, setWho] = useState("");
  const give = useChange("exportPerson", []);
  const erase = useChange("erasePerson", []);
  const body = { [way]: who.trim() };
  const isNamed = who.trim() !== "";
  return (
    <Card title={t("persons.title")} says={t("persons.says")}>
      <Stack>
        <Group align="flex-end">
          <NativeSelect
            label={t("persons.by")}
            value={way}
            onChange={({ currentTarget }) => setWay(currentTarget.value as "email")}
            data={ways.map((value) => ({ value, label: t(`persons.ways.${value}`) }))}
          />
          <TextInput
            label={t(`persons.ways.${way}`)}
            dir="ltr"
            autoComplete="off"
            value={who}
            onChange={({ currentTarget }) => setWho(currentTarget.value)}
          />
          <Button
            variant="default"
            disabled={!isNamed}
            loading={give.isPending}
            onClick={() =>
              give.mutate(
                { params, body },
                {
                  onSuccess: (held) =>
                    download("person.json", new Blob([JSON.stringify(held, null, 2)], { type: "application/json" })),
                },
              )
            }
          >
            {t("persons.export")}
          </Button>
          {mayErase ? (
            <Button
              color="red"
              variant="outline"
              disabled={!isNamed}
              loading={erase.isPending}
              onClick={() =>
                window.confirm(t("persons.eraseAsk")) &&
                erase.mutate(
                  { params, body },
                  {
                    onSuccess: ({ erasedAt, tables }) => {
                      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
                      done(
                        erasedAt === null
                          ? t("persons.nothing")
                          : t("persons.erased", { count: rows, rows: format.number(rows) }),
                      );
                    },
                  },
                )
              }
            >
              {t("persons.erase")}
            </Button>
          ) : null}
        </Group>
        <Text size="sm" c="dimmed">
          {t("persons.note")}
        </Text>
        {give.error === null ? null : <FaultNote fault={give.error} />}
        {erase.error === null ? null : <FaultNote fault={erase.error} />}
      </Stack>
    </Card>
  );
}
