import { Alert, Button, Group, Stack } from "@mantine/core";
import { CircleCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Answered } from "../../../app/client.ts";
import { csvOf, download } from "../../../kit/csv.ts";
import { useFormat } from "../../../kit/format.ts";

/** The links that were made, to be taken along. */
export function BulkMade({ made, again }: { made: Answered<"importLinks">["made"]; again: () => void }) {
  const { t } = useTranslation("links");
  const { number } = useFormat();
  const save = () => {
    const rows = made.map(({ slug, url, destination }) => [slug, url, destination]);
    const csv = csvOf(["slug", "url", "destination"], rows);
    download("links-made.csv", new Blob([csv], { type: "text/csv;charset=utf-8" }));
  };
  return (
    <Stack>
      <Alert color="teal" variant="light" icon={<CircleCheck size={20} aria-hidden />} role="status">
        {t("bulk.made", { count: made.length, links: number(made.length) })}
      </Alert>
      <Group>
        <Button onClick={save}>{t("bulk.save")}</Button>
        <Button variant="default" onClick={again}>
          {t("bulk.again")}
        </Button>
      </Group>
    </Stack>
  );
}
