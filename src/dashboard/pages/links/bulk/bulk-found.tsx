import { Alert, Button, Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Answered } from "../../../app/client.ts";
import { useFormat } from "../../../kit/format.ts";

/** What the lines would make, what is wrong in which of them, and the way to make the others. */
export function BulkFound({
  found: { ready, standing, faults, warnings },
  isBusy,
  make,
}: {
  found: Answered<"importLinks">;
  isBusy: boolean;
  make: (skipsBad: boolean) => void;
}) {
  const { t } = useTranslation("links");
  const { number } = useFormat();
  const says = [
    t("bulk.ready", { count: ready, links: number(ready) }),
    ...(standing === 0 ? [] : [t("bulk.standing", { count: standing, links: number(standing) })]),
    ...(faults.length === 0 ? [] : [t("bulk.faults", { count: faults.length, lines: number(faults.length) })]),
  ];
  return (
    <>
      <Alert color={faults.length > 0 ? "orange" : "teal"} variant="light" role="status">
        {says.join(" ")}
      </Alert>
      <Lines title={t("bulk.faultsTitle")} lines={faults.map(({ line, reason }) => [line, reason])} />
      <Lines title={t("bulk.warningsTitle")} lines={warnings.map(({ line, warning }) => [line, warning])} />
      <Button disabled={ready === 0} loading={isBusy} onClick={() => make(faults.length > 0)}>
        {t("bulk.make", { count: ready, links: number(ready) })}
      </Button>
    </>
  );
}

/** A wrong column is wrong in every line. */
const mostLines = 100;

function Lines({ title, lines }: { title: string; lines: readonly (readonly [number, string])[] }) {
  const { t } = useTranslation("links");
  const { number } = useFormat();
  if (lines.length === 0) return null;
  return (
    <Table.ScrollContainer minWidth={300} mah={300}>
      <Table captionSide="top">
        <Table.Caption ta="start">{title}</Table.Caption>
        <Table.Tbody>
          {lines.slice(0, mostLines).map(([line, says]) => (
            <Table.Tr key={`${line} ${says}`}>
              <Table.Th scope="row" w={90}>
                {t("bulk.line", { line: number(line) })}
              </Table.Th>
              <Table.Td>
                <bdi dir="ltr" lang="en">
                  {says}
                </bdi>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
