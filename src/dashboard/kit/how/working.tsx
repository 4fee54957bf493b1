import { Code, Divider, Group, Stack, Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PageLink } from "../../app/page-link.tsx";
import { type Format, useFormat } from "../format.ts";
import { useNames } from "../names.ts";
import { EvidenceBar } from "./evidence-bar.tsx";
import type { How } from "./how.ts";
import { openHow } from "./open-how.ts";

/** The working of one figure: formula, how sure, by what evidence, and the rows. */
export function Working({ how }: { how: How }) {
  const { t } = useTranslation("kit");
  const format = useFormat();
  const names = useNames();
  const assumes = how.model === undefined ? "" : t(`assumes.${how.model}` as never, { defaultValue: "" });
  return (
    <Stack gap="md">
      <div>
        <Title order={2} fz={16}>
          {how.title}
        </Title>
        <Text fz={28} fw={650}>
          {how.value}
        </Text>
        {how.interval ? <Text size="sm">{t("how.between", { ...how.interval })}</Text> : null}
      </div>
      {how.formula === null ? null : (
        <div>
          <Text size="sm" fw={600} mb={4}>
            {t("how.formula")}
          </Text>
          <Code
            block
            {...(how.formulaIn === undefined ? { dir: "auto" } : { lang: how.formulaIn, dir: "ltr" })}
            style={{ whiteSpace: "pre-wrap" }}
          >
            {how.formula}
          </Code>
        </div>
      )}
      {how.evidence === undefined ? null : <EvidenceBar {...how.evidence} />}
      <Table withRowBorders={false} verticalSpacing={4} horizontalSpacing={0}>
        <Table.Tbody>
          {factsOf(how, { format, names, t }).map(([what, is]) => (
            <Table.Tr key={what}>
              <Table.Th scope="row" c="dimmed" fw={400} pe="md">
                {what}
              </Table.Th>
              <Table.Td>{is}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {assumes === "" ? null : (
        <Text size="sm">
          <b>{t("how.assumes")}</b> {assumes}
        </Text>
      )}
      {(how.notes ?? []).map((note) => (
        <Text size="sm" key={note}>
          {note}
        </Text>
      ))}
      {how.rows === undefined ? null : (
        <>
          <Divider />
          <Group onClick={() => openHow(null)}>
            <PageLink page={how.rows.page} search={how.rows.search ?? {}}>
              {how.rows.label}
            </PageLink>
          </Group>
        </>
      )}
    </Stack>
  );
}

type Words = ReturnType<typeof useTranslation<"kit">>["t"];

function factsOf(
  { count, model, lookbackDays, period }: How,
  { format, names, t }: { format: Format; names: ReturnType<typeof useNames>; t: Words },
): [string, string][] {
  const facts: [string, string][] = [];
  if (count !== undefined && count !== null) facts.push([t("how.count"), format.number(count)]);
  if (model !== undefined) facts.push([t("how.model"), names.model(model)]);
  if (lookbackDays !== undefined)
    facts.push([t("how.lookback"), t("how.days", { count: lookbackDays, days: format.number(lookbackDays) })]);
  if (period !== undefined) facts.push([t("how.period"), format.days(period.from, period.to)]);
  return facts;
}
