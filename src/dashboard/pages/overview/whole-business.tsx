import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Card } from "../../kit/card.tsx";
import { useFormat } from "../../kit/format.ts";
import { openHow } from "../../kit/how/open-how.ts";
import { Term } from "../../kit/term.tsx";
import classes from "./overview.module.css";
import { less, type Overview } from "./shown.ts";
import { useWorkings } from "./workings.ts";

/** Social beside everything else: the parts sum to the orders of the whole business. */
export function WholeBusiness({ overview }: { overview: Overview }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const { money, count, roi } = useWorkings(overview);
  const { totals, all, unattributed, currency } = overview.statement;
  const lines = [
    { name: "social", cost: totals.cost, back: totals.return, conversions: totals.conversions, of: totals },
    {
      name: "others",
      cost: less(all.cost, [totals.cost], currency),
      back: less(all.return, [totals.return, unattributed.return], currency),
      conversions: all.conversions - totals.conversions - unattributed.conversions,
      of: null,
    },
    { name: "unattributed", cost: null, back: unattributed.return, conversions: unattributed.conversions, of: null },
    { name: "all", cost: all.cost, back: all.return, conversions: all.conversions, of: all },
  ] as const;
  return (
    <Card title={t("whole.title")} says={t("whole.says")}>
      <div className={classes.scrolls}>
        <table className={classes.whole}>
          <thead>
            <tr>
              <th scope="col">
                <span className="only-read">{t("whole.part")}</span>
              </th>
              <th scope="col">{t("figures.return")}</th>
              <th scope="col">{t("figures.conversions")}</th>
              <th scope="col">{t("figures.cost")}</th>
              <th scope="col">{t("roi.short")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, cost, back, conversions, of }) => (
              <tr key={name} data-sum={name === "all" || undefined}>
                <th scope="row">
                  {name === "others" ? <Term name="known">{t("whole.others")}</Term> : t(`whole.${name}`)}
                </th>
                <td>{money(back)}</td>
                <td>{count(Math.max(0, Math.round(conversions * 100) / 100))}</td>
                <td>{money(cost)}</td>
                <td>
                  {of === null ? (
                    "–"
                  ) : (
                    <UnstyledButton
                      className={classes.inCell}
                      onClick={() => openHow(roi(`${t("roi.short")} · ${t(`whole.${name}`)}`, of))}
                    >
                      {format.percent(of.roi)}
                    </UnstyledButton>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
