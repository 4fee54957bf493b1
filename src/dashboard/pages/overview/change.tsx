import { ArrowDown, ArrowRight, ArrowUp } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../kit/format.ts";
import classes from "./overview.module.css";
import type { Overview } from "./shown.ts";

/** How a figure changed against the days it is laid beside: in per cent of what it was, or in points where it is a rate. */
export function Change({
  now,
  then,
  of: { compare, before },
  isRate = false,
  was,
}: {
  now: number | null;
  then: number | null | undefined;
  of: Overview;
  isRate?: boolean;
  /** What it was, as it is read; absent: the days it is laid beside are named. */
  was?: string;
}) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  if (compare === "none" || before === null) return <>&nbsp;</>;
  if (!before.whole) return <>{was === undefined ? t("change.notWhole") : "\u00a0"}</>;
  if (now === null || then == null || (then === 0 && !isRate))
    return <>{was === undefined ? t("change.unknown") : t("change.from", { was })}</>;
  const by = isRate ? now - then : ((now - then) * 100) / Math.abs(then);
  const written = isRate
    ? t("change.points", { points: format.number(by, { maximumFractionDigits: 1, signDisplay: "exceptZero" }) })
    : format.percent(by, { sign: true });
  const isLevel = Math.abs(by) < 0.05;
  const Way = by > 0 ? ArrowUp : ArrowDown;
  const Arrow = isLevel ? ArrowRight : Way;
  return (
    <span className={classes.change}>
      <Arrow size={14} aria-hidden className={isLevel ? "towards" : undefined} />
      <span>
        <b>{written}</b> {was === undefined ? t(`change.${compare}`) : t("change.from", { was })}
      </span>
    </span>
  );
}
