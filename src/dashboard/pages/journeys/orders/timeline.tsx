import { Badge, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Format, useFormat } from "../../../kit/format.ts";
import { useNames } from "../../../kit/names.ts";
import type { Explained, ExplainedTouch } from "../answers.ts";
import { useModelWords } from "../models/model-words.ts";
import { apart, placeOf } from "./place-of.ts";
import { RowSaid } from "./row-said.tsx";
import classes from "./timeline.module.css";

/** So many touches are listed; the table of credits has all. */
const listed = 60;

/** The touches of one order in time, to the conversion, with what the chosen model credits each. */
export function Timeline({ order, model, currency }: { order: Explained; model: string; currency: string }) {
  const { t } = useTranslation("journeys");
  const { moment, money, number } = useFormat();
  const words = useModelWords();
  const credit = order.credits.find((one) => one.model === model);
  const more = order.touches.length - listed;
  return (
    <>
      <Strip touches={order.touches} />
      {credit === undefined ? (
        <Text size="sm" mb="sm">
          {t("order.notByTouch")}
        </Text>
      ) : null}
      <ol className={classes.touches}>
        {order.touches.slice(0, listed).map((touch, at) => {
          const own = credit?.credits[at];
          const earned =
            own === undefined || credit === undefined
              ? null
              : {
                  title: words.title({ ...credit, name: credit.model }),
                  value: money(own.value, currency),
                  share: own.share,
                };
          return <Touch key={touch.position} touch={touch} earned={earned} />;
        })}
        {more > 0 ? <li>{t("order.moreTouches", { count: more, shown: number(more) })}</li> : null}
        <li className={classes.end}>
          <Text fw={650}>{t(`order.titles.${order.kind}`, { id: apart(order.id ?? "") })}</Text>
          <Text size="sm" c="dimmed">
            {moment(order.at)} · {money(order.value, currency)}
          </Text>
        </li>
      </ol>
    </>
  );
}

/** Where the touches stand in time, to scale. */
function Strip({ touches }: { touches: readonly ExplainedTouch[] }) {
  const longest = Math.max(...touches.map(({ daysBefore }) => daysBefore), 0.01);
  return (
    <div className={classes.strip} aria-hidden>
      {touches.map(({ position, daysBefore }) => (
        <i key={position} style={{ insetInlineStart: `${(100 * (longest - daysBefore)) / longest}%` }} />
      ))}
      <b />
    </div>
  );
}

function Touch({
  touch,
  earned,
}: {
  touch: ExplainedTouch;
  earned: { title: string; value: string; share: number } | null;
}) {
  const { t } = useTranslation("journeys");
  const { t: kit } = useTranslation("kit");
  const { moment, number, percent } = useFormat();
  const names = useNames();
  const { at, daysBefore, campaign, post, role, kind, evidence, view, channel, row } = touch;
  const place = placeOf(touch, names);
  return (
    <li>
      <Group justify="space-between" align="flex-start" gap="xs">
        <div className={classes.what}>
          <Group gap={8}>
            <Text fw={600}>{place}</Text>
            <Badge variant="light" tt="none">
              {t(`order.roles.${role}`)}
            </Badge>
            {view ? (
              <Badge variant="default" tt="none">
                {t("order.onlySeen")}
              </Badge>
            ) : null}
          </Group>
          <Text size="sm" c="dimmed">
            {[
              moment(at),
              daysBefore === 0 ? t("order.justBefore") : t("order.before", { time: timeOf(daysBefore, number) }),
            ].join(" · ")}
          </Text>
          <Text size="sm">
            {[
              channel === place ? null : channel,
              campaign === null ? null : t("order.campaign", { campaign }),
              post === null ? null : t("order.post", { post }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </Text>
          <Text size="sm" c="dimmed">
            {kit(`evidence.${evidence}`)} · {t(`order.touchKinds.${kind}`)}
          </Text>
          {row === null ? null : <RowSaid row={row} />}
        </div>
        {earned === null ? null : (
          <div className={classes.earned} data-none={earned.share === 0 || undefined}>
            <Text fw={650}>{earned.value}</Text>
            <Text size="xs" c="dimmed">
              {earned.title} · {percent(100 * earned.share, { decimals: 0 })}
            </Text>
            <span className={classes.share} aria-hidden>
              <i style={{ inlineSize: `${100 * earned.share}%` }} />
            </span>
          </div>
        )}
      </Group>
    </li>
  );
}

/** How long before, in the largest unit that says it: days, hours or minutes. */
function timeOf(days: number, number: Format["number"]): string {
  const write = (value: number, unit: "day" | "hour" | "minute") =>
    number(Math.max(1, Math.round(value)), { style: "unit", unit, unitDisplay: "long" });
  if (days >= 1) return write(days, "day");
  return days * 24 >= 1 ? write(days * 24, "hour") : write(days * 1440, "minute");
}
