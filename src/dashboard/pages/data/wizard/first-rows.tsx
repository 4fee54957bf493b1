import { Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../kit/format.ts";
import { useFactNames } from "../fact-names.ts";
import type { Tried } from "./look-by.ts";

/** The first rows of a file as they would be read, and how many could not be. */
export function FirstRows({ tried: { import: brought, look } }: { tried: Tried }) {
  const { t } = useTranslation("data");
  const { number } = useFormat();
  const names = useFactNames();
  const { rows, rejected } = brought;
  return (
    <div>
      <Text size="sm" fw={600} mb="xs" role="status">
        {[
          t("wizard.wouldBe", { count: rows, rows: number(rows) }),
          ...(rejected === 0 ? [] : [t("uploads.rejected", { count: rejected, rows: number(rejected) })]),
        ].join(" · ")}
      </Text>
      {look?.first.map(({ fact, columns, rows: shown }) => (
        <Table.ScrollContainer key={fact} minWidth={480} type="native">
          <Table withTableBorder verticalSpacing={4} fz="sm">
            <Table.Thead>
              <Table.Tr>
                {columns.map((column) => (
                  <Table.Th key={column}>{names.field(column)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the rows stand as they are, and have no name
                <Table.Tr key={at}>
                  {row.map((cell, of) => (
                    <Table.Td key={columns[of]}>
                      <bdi>{cell ?? ""}</bdi>
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ))}
    </div>
  );
}
