import { Badge, Group, Spoiler, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ImportedFile } from "../../../../client/api.ts";
import { useFormat } from "../../../kit/format.ts";
import { useFactNames } from "../fact-names.ts";
import classes from "./files.module.css";

/** One file of an import: what it is, which days, and what was read of it. */
export function ReadFile({ file, isAlone }: { file: ImportedFile; isAlone: boolean }) {
  const { t } = useTranslation("data");
  const { days, number } = useFormat();
  const names = useFactNames();
  const parts = [
    file.period === null ? null : days(file.period.from, file.period.to),
    file.account,
    ...file.tables.map(({ fact, rows }) =>
      t("import.table", { what: names.fact(fact), count: rows, rows: number(rows) }),
    ),
  ].filter((one) => one !== null);
  return (
    <section className={classes.file}>
      {isAlone ? null : (
        <Group justify="space-between" gap="xs" wrap="wrap">
          <Text fw={600} className={classes.name}>
            <bdi>{file.file}</bdi>
          </Text>
          <Badge variant="light" color={file.format === null ? "orange" : "back"} tt="none">
            {file.format === null ? t("import.unknown") : names.format(file.format)}
          </Badge>
        </Group>
      )}
      <Text size="sm" c="dimmed" mb="xs">
        {file.undoneAt === null ? parts.join(" · ") : t("import.undone")}
      </Text>
      <Sums file={file} />
      {file.hint === null ? null : (
        <Text size="sm" mt="xs" {...(file.format === null ? {} : { lang: "en", dir: "ltr" })}>
          {file.format === null ? t("import.unknownTodo") : file.hint}
        </Text>
      )}
      {file.ignoredColumns.length === 0 ? null : (
        <Spoiler maxHeight={44} showLabel={t("import.showAll")} hideLabel={t("import.showLess")} mt="xs">
          <Text size="sm" c="dimmed">
            {t("import.ignored", { columns: file.ignoredColumns.join(", ") })}
          </Text>
        </Spoiler>
      )}
    </section>
  );
}

function Sums({ file: { sums, currency } }: { file: ImportedFile }) {
  const { money, number } = useFormat();
  const names = useFactNames();
  const entries = Object.entries(sums);
  if (entries.length === 0) return null;
  return (
    <dl className={classes.sums}>
      {entries.map(([key, value]) => {
        const own = / ([A-Z]{3})$/.exec(key)?.[1] ?? currency;
        // Money comes as a decimal text, counts as numbers.
        const isMoney = typeof value === "string" && own !== null;
        return (
          <div key={key}>
            <dt>{names.sum(key)}</dt>
            <dd>{isMoney ? money(value, own) : number(Number(value))}</dd>
          </div>
        );
      })}
    </dl>
  );
}
