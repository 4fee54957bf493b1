import { Button, NativeSelect, Table, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FileLook } from "../../../../client/api.ts";
import { useFactNames } from "../fact-names.ts";
import type { Chosen } from "./chosen.ts";

/** Which column of theirs stands for which field of ours, with some of its values beside. */
export function ColumnsOf({
  look,
  reading,
  chosen,
  say,
}: {
  look: FileLook;
  reading: FileLook["readings"][number];
  chosen: Chosen;
  say: (next: Chosen) => void;
}) {
  const { t } = useTranslation("data");
  const names = useFactNames();
  const [showsAll, showAll] = useState(false);
  const headers = look.columns.map(({ header }) => header);
  const samplesOf = (header: string | undefined) =>
    look.columns.find((one) => one.header === header)?.samples.join(" · ") ?? "";
  const guessed = new Set(reading.columns.filter(({ sureness }) => sureness !== "sure").map(({ field }) => field));
  const all = inOrder(reading);
  const shown = all.filter(
    (field) => showsAll || reading.required.includes(field) || reading.oneOf.includes(field) || field in chosen.columns,
  );
  return (
    <div>
      <Table verticalSpacing={6} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="38%">{t("wizard.ours")}</Table.Th>
            <Table.Th>{t("wizard.theirs")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((field) => (
            <Table.Tr key={field}>
              <Table.Td>
                <Text size="sm" fw={reading.required.includes(field) ? 650 : 400}>
                  {names.field(field)}
                </Text>
                <Text size="xs" c="dimmed">
                  {reading.required.includes(field) ? t("wizard.needed") : null}
                  {reading.oneOf.includes(field) ? t("wizard.neededOne") : null}
                </Text>
              </Table.Td>
              <Table.Td>
                <NativeSelect
                  size="sm"
                  aria-label={t("wizard.columnFor", { field: names.field(field) })}
                  value={chosen.columns[field] ?? ""}
                  data={[{ value: "", label: t("wizard.noColumn") }, ...headers]}
                  onChange={({ currentTarget: { value } }) =>
                    say({ ...chosen, columns: { ...chosen.columns, [field]: value } })
                  }
                />
                {guessed.has(field) && (chosen.columns[field] ?? "") !== "" ? (
                  <Text size="xs" c="dimmed">
                    {t("wizard.guessed")}
                  </Text>
                ) : null}
                <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
                  <bdi>{samplesOf(chosen.columns[field])}</bdi>
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {shown.length === all.length ? null : (
        <Button variant="subtle" size="xs" mt="xs" onClick={() => showAll(true)}>
          {t("wizard.moreFields")}
        </Button>
      )}
    </div>
  );
}

/** What is needed first, then what was found, then the rest. */
function inOrder({ fields, required, oneOf, columns }: FileLook["readings"][number]): readonly string[] {
  const found = columns.map(({ field }) => field);
  const rank = (field: string) => [required, oneOf, found].findIndex((some) => some.includes(field));
  return fields.toSorted((a, b) => ((rank(a) + 4) % 4) - ((rank(b) + 4) % 4));
}
