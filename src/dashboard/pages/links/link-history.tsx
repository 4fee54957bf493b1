import { Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../app/client.ts";
import { useWorkspaceId } from "../../app/session.ts";
import { FaultNote } from "../../kit/fault-note.tsx";
import { dash, useFormat } from "../../kit/format.ts";

/** What a link was before each of its changes, the last first. */
export function LinkHistory({ slug }: { slug: string }) {
  const { t } = useTranslation("links");
  const format = useFormat();
  const workspace = useWorkspaceId();
  const { data, error, refetch, isPlaceholderData } = useAnswer("linkHistory", { params: { workspace, slug } });
  if (error !== null) return <FaultNote fault={error} retry={() => void refetch()} />;
  if (data === undefined || isPlaceholderData || data.items.length === 0) return null;
  return (
    <section>
      <Title order={3} fz={15} mb="xs">
        {t("history.title")}
      </Title>
      <Stack gap={8}>
        {data.items.toReversed().map(({ at, what, was, is }) => (
          <div key={`${at} ${what}`}>
            <Text size="xs" c="dimmed">
              {format.moment(at)} · {t(`fields.${what}`)}
            </Text>
            <Text size="sm" style={{ wordBreak: "break-all" }}>
              <Text component="del" inherit c="dimmed">
                <bdi dir="ltr">{was ?? dash}</bdi>
              </Text>{" "}
              <bdi dir="ltr">{is ?? dash}</bdi>
            </Text>
          </div>
        ))}
      </Stack>
    </section>
  );
}
