import { Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../app/client.ts";
import { useWorkspaceId } from "../../app/session.ts";
import { useFaultWords } from "../../kit/fault-note.tsx";
import { useFormat } from "../../kit/format.ts";
import type { CostBody } from "./cost-draft.ts";
import type { ShownDays } from "./cost-drawer.tsx";
import classes from "./costs.module.css";

/** What is typed would come to so much in the days that are shown, and so much a day: said by the server that counts it. */
export function ComesTo({
  body,
  period,
  currency,
}: {
  body: CostBody | null;
  period: ShownDays | undefined;
  currency: string;
}) {
  const { t } = useTranslation("costs");
  const format = useFormat();
  const faultWords = useFaultWords();
  const workspace = useWorkspaceId();
  const [asked] = useDebouncedValue(body === null ? null : JSON.stringify(body), 250);
  const given = { params: { workspace }, query: period ?? {}, body: JSON.parse(asked ?? "{}") as CostBody };
  const { data, error, isPlaceholderData } = useAnswer("previewCost", given, { enabled: asked !== null });
  const words = () => {
    if (body === null || asked === null) return { says: t("comesTo.soon"), more: "" };
    if (error !== null) return { says: faultWords(error).says, more: "" };
    if (data === undefined) return { says: "", more: "" };
    if (data.comesTo === null) return { says: t("comesTo.nothing"), more: t("comesTo.nothingSays") };
    const { amount, currency: own, inPlanCurrency } = data.comesTo;
    const foreign = own !== currency;
    const told = foreign && inPlanCurrency !== null ? format.money(inPlanCurrency, currency) : null;
    const unrated = foreign && inPlanCurrency === null ? t("comesTo.unrated", { currency: own }) : "";
    const whole = told === null ? format.money(amount, own) : `${format.money(amount, own)} = ${told}`;
    const spread = { count: data.days, days: format.number(data.days), perDay: format.money(data.perDay, own) };
    return {
      says: t("comesTo.says", { amount: whole }),
      more: [t("comesTo.spread", spread), unrated].join(" ").trim(),
    };
  };
  const { says, more } = words();
  return (
    <div className={classes.comesTo} role="status" data-waits={isPlaceholderData || undefined}>
      <Text fw={600}>{says}</Text>
      <Text size="sm" c="dimmed">
        {more}
      </Text>
    </div>
  );
}
