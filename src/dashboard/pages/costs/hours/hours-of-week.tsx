import { ActionIcon, Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { ChevronLeft, ChevronRight, Copy } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Answered } from "../../../app/client.ts";
import { daysAfter, todayIn } from "../../../app/presets.ts";
import { useMay } from "../../../app/session.ts";
import { useView } from "../../../app/view.ts";
import { Card } from "../../../kit/card.tsx";
import { FaultNote } from "../../../kit/fault-note.tsx";
import { useFormat } from "../../../kit/format.ts";
import { alreadyCounted } from "./already-counted.ts";
import { mondayOf, takenOver, weekNumber } from "./hours-draft.ts";
import { HoursSheet } from "./hours-sheet.tsx";
import { useHours } from "./use-hours.ts";

/** The hours of a week: a row a person or role, written as in a sheet. */
export function HoursOfWeek({ currency, costs }: { currency: string; costs: Answered<"listCosts"> | undefined }) {
  const { t } = useTranslation("costs");
  const { view } = useView();
  const { locale, timeZone, list, days } = useFormat();
  const mayWrite = useMay("plan:write");
  const week = mondayOf(/^\d{4}-\d{2}-\d{2}$/.test(view.week ?? "") ? (view.week ?? "") : todayIn(timeZone));
  const hours = useHours(week);
  const { sheet, rows } = hours;
  const before = sheet?.before ?? [];
  return (
    <Card title={t("hours.title")} says={mayWrite ? <Says /> : undefined} actions={<WeekChoice week={week} />}>
      <Stack gap="sm">
        {hours.error === null ? null : <FaultNote fault={hours.error} retry={hours.retry} />}
        {sheet === undefined ? null : <Already of={alreadyCounted(costs, week)} currency={currency} />}
        {rows === undefined && hours.error === null ? <Skeleton h={168} aria-hidden /> : null}
        {rows === undefined ? null : (
          <HoursSheet
            rows={rows}
            remembered={sheet?.remembered ?? []}
            currency={currency}
            mayWrite={mayWrite}
            change={hours.change}
            save={hours.save}
          />
        )}
        {hours.fault === null ? null : <FaultNote fault={hours.fault} retry={hours.startOver} />}
        {mayWrite && rows !== undefined ? (
          <Group justify="space-between" gap="xs">
            <Group gap="xs">
              <Button onClick={hours.save} loading={hours.isSaving} disabled={!hours.isChanged || hours.isWrong}>
                {t("hours.save")}
              </Button>
              {hours.isChanged ? (
                <Button variant="default" onClick={hours.startOver}>
                  {t("hours.startOver")}
                </Button>
              ) : null}
              <Button
                variant="default"
                leftSection={<Copy size={15} aria-hidden />}
                disabled={before.length === 0}
                onClick={() => hours.change(takenOver(rows, before, locale))}
              >
                {t("hours.asBefore")}
              </Button>
            </Group>
            <Text size="sm" c="dimmed" role="status">
              {hours.isWrong ? t("hours.wrong") : null}
              {!hours.isWrong && hours.waiting.length > 0
                ? t("hours.waiting", { weeks: list(hours.waiting.map((one) => days(one, daysAfter(one, 7)))) })
                : null}
            </Text>
          </Group>
        ) : null}
      </Stack>
    </Card>
  );
}

/** So that nobody writes down here what comes back by itself. */
function Already({ of, currency }: { of: ReturnType<typeof alreadyCounted>; currency: string }) {
  const { t } = useTranslation("costs");
  const { list, money, number } = useFormat();
  if (of.length === 0) return null;
  const entries = of.map(({ what, hours, price, per, currency: own = currency }) => {
    const amount = hours === undefined ? money(price, own) : t("hours.count", { hours: number(Number(hours)) });
    return t("hours.alreadyOne", { what, amount, per: t(`per.${per ?? "week"}`) });
  });
  return (
    <Text size="sm" role="note">
      {t("hours.already", { entries: list(entries) })}
    </Text>
  );
}

function Says() {
  const { t } = useTranslation("costs");
  return (
    <>
      {t("hours.says")}{" "}
      <Text component="span" inherit visibleFrom="sm">
        {t("hours.keys")}
      </Text>
    </>
  );
}

function WeekChoice({ week }: { week: string }) {
  const { t } = useTranslation("costs");
  const { change } = useView();
  const { locale, days, day, number } = useFormat();
  // Weeks have a number in the Gregorian calendar alone.
  const isNumbered = new Intl.DateTimeFormat(locale).resolvedOptions().calendar === "gregory";
  const weekday = (one: string) => day(one, { weekday: "long" });
  const step = (by: number) => change({ week: daysAfter(week, by) });
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon variant="default" size="lg" aria-label={t("hours.weekBefore")} onClick={() => step(-7)}>
        <ChevronLeft size={16} aria-hidden className="towards" />
      </ActionIcon>
      <Text size="sm" ta="center" miw={{ base: 96, sm: 170 }} aria-live="polite">
        <b>
          {isNumbered
            ? t("hours.week", { week: number(weekNumber(week)) })
            : t("hours.weekdays", { first: weekday(week), last: weekday(daysAfter(week, 6)) })}
        </b>
        <br />
        {days(week, daysAfter(week, 7))}
      </Text>
      <ActionIcon variant="default" size="lg" aria-label={t("hours.weekAfter")} onClick={() => step(7)}>
        <ChevronRight size={16} aria-hidden className="towards" />
      </ActionIcon>
    </Group>
  );
}
