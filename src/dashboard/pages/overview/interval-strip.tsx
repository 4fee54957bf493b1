import { useTranslation } from "react-i18next";
import { useFormat } from "../../kit/format.ts";
import classes from "./overview.module.css";

/** Where the ROI lies and how far it may be off, on a line that has nothing lost and nothing won marked. */
export function IntervalStrip({ roi, low, high }: { roi: number; low: number; high: number }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const [least, most] = [Math.min(low, roi, 0), Math.max(high, roi, 0)];
  const room = (most - least) * 0.08 || 1;
  const at = (value: number) => `${((value - least + room) * 100) / (most - least + 2 * room)}%`;
  return (
    <div className={classes.strip} aria-hidden>
      <div className={classes.stripLine} />
      <div
        className={classes.stripBand}
        style={{ insetInlineStart: at(low), insetInlineEnd: `calc(100% - ${at(high)})` }}
      />
      <div className={classes.stripZero} style={{ insetInlineStart: at(0) }} />
      <div className={classes.stripDot} style={{ insetInlineStart: at(roi) }} />
      <div className={classes.stripNull} style={{ insetInlineStart: at(0) }} data-edge={edgeOf(least, most)}>
        {t("roi.paidBack", { zero: format.percent(0) })}
      </div>
    </div>
  );
}

/** Towards which edge of the line 0 lies, so that its name stays inside. */
const edgeOf = (least: number, most: number): "start" | "end" | "none" => {
  const share = -least / (most - least || 1);
  if (share < 0.15) return "start";
  return share > 0.85 ? "end" : "none";
};
