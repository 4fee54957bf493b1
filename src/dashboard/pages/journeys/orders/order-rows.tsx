import { Badge, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Explained } from "../answers.ts";
import { RowSaid } from "./row-said.tsx";

/** The rows that tell of the order itself; one in whose place another counts says so. */
export function OrderRows({ rows }: { rows: Explained["rows"] }) {
  const { t } = useTranslation("journeys");
  return (
    <Stack gap="sm">
      {rows.map((row) => (
        <div key={`${row.fact} ${row.file} ${row.id ?? ""} ${row.at ?? ""} ${row.says}`}>
          <Group gap="xs">
            <Text size="sm" dir="auto">
              {row.says}
            </Text>
            {row.counts ? null : (
              <Badge variant="default" tt="none">
                {t("row.notCounted")}
              </Badge>
            )}
          </Group>
          <RowSaid row={row} />
        </div>
      ))}
    </Stack>
  );
}
