import { Alert, Group, Skeleton, Stack, Text } from "@mantine/core";
import { CircleCheck, Database, Info, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { DataQuality } from "../../../../client/api.ts";
import type { ApiError } from "../../../../client/call.ts";
import { Card } from "../../../kit/card.tsx";
import { EmptyPage } from "../../../kit/empty-page.tsx";
import { FaultNote } from "../../../kit/fault-note.tsx";
import { useFormat } from "../../../kit/format.ts";
import { ViewBar } from "../../../kit/view-bar.tsx";
import { ChooseFiles } from "../files/choose-files.tsx";
import { CheckCard } from "./check-card.tsx";

/** How far the data may be trusted: what was found first, what is well last. */
export function HealthPanel({
  quality,
  fault,
  retry,
}: {
  quality: DataQuality | undefined;
  fault: ApiError | null;
  retry: () => void;
}) {
  const { t } = useTranslation("data");
  if (fault?.code === "not_found") {
    return (
      <EmptyPage icon={Database} title={t("health.emptyTitle")} says={t("health.emptySays")} action={<ChooseFiles />} />
    );
  }
  return (
    <Stack gap="md">
      <ViewBar asks={["period"]} />
      {fault === null ? null : <FaultNote fault={fault} retry={retry} />}
      {fault === null ? <Checks quality={quality} /> : null}
    </Stack>
  );
}

function Checks({ quality }: { quality: DataQuality | undefined }) {
  if (quality === undefined) {
    return (
      <Stack gap="md">
        <Skeleton h={64} />
        <Skeleton h={190} />
        <Skeleton h={190} />
      </Stack>
    );
  }
  const found = quality.checks.filter(({ level }) => level !== "good");
  const inOrder = found.toSorted((a, b) => Number(b.level === "mend") - Number(a.level === "mend"));
  return (
    <>
      <Overall quality={quality} />
      {inOrder.map((check) => (
        <CheckCard key={check.kind} check={check} quality={quality} />
      ))}
      <Well quality={quality} />
    </>
  );
}

function Overall({ quality: { level, mends, notes, period } }: { quality: DataQuality }) {
  const { t } = useTranslation("data");
  const { days, number } = useFormat();
  const Icon = { good: CircleCheck, note: Info, mend: TriangleAlert }[level];
  const says = [
    ...(mends === 0 ? [] : [t("health.mends", { count: mends, checks: number(mends) })]),
    ...(notes === 0 ? [] : [t("health.notes", { count: notes, checks: number(notes) })]),
  ];
  return (
    <Alert
      variant="light"
      color={{ good: "back", note: "gray", mend: "orange" }[level]}
      icon={<Icon size={22} aria-hidden />}
      title={level === "good" ? t("health.good") : says.join(" · ")}
    >
      {days(period.from, period.to)}
    </Alert>
  );
}

/** The checks that found nothing, by name. */
function Well({ quality: { checks } }: { quality: DataQuality }) {
  const { t } = useTranslation("data");
  const { number } = useFormat();
  const well = checks.filter(({ level }) => level === "good");
  if (well.length === 0) return null;
  return (
    <Card title={t("health.well", { count: well.length, checks: number(well.length) })}>
      <Stack gap={8} component="ul" m={0} p={0} style={{ listStyle: "none" }}>
        {well.map(({ kind, state, count, of }) => (
          <Group key={kind} component="li" gap="xs" wrap="nowrap" align="flex-start">
            <CircleCheck
              size={18}
              aria-hidden
              style={{ flexShrink: 0, marginBlockStart: 3 }}
              color={state === "nothing" ? "var(--mantine-color-dimmed)" : "var(--mantine-primary-color-filled)"}
            />
            <Text size="sm">
              {t(`checks.${kind}.well`)}
              {state === "nothing" ? (
                <Text span c="dimmed">
                  {" "}
                  {t("health.nothing")}
                </Text>
              ) : null}
              {count > 0 && of !== null ? (
                <Text span c="dimmed">
                  {" "}
                  {t("health.wellBut", { some: number(count), of: number(of) })}
                </Text>
              ) : null}
            </Text>
          </Group>
        ))}
      </Stack>
    </Card>
  );
}
