import { Radio, Text } from "@mantine/core";
import { Building2, Car, CloudCog, HandHeart, type LucideIcon, ShoppingBag, Store, Video, Wrench } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./first-run.module.css";
import { useKeepRules } from "./keep-rules.ts";
import { Question } from "./question.tsx";

/** The kinds of business, each with its picture. */
const models = {
  "online-shop": ShoppingBag,
  "local-store": Store,
  services: Wrench,
  b2b: Building2,
  saas: CloudCog,
  dealership: Car,
  creator: Video,
  nonprofit: HandHeart,
} as const satisfies Record<string, LucideIcon>;
export type Sells = keyof typeof models;

export const isSells = (model: string | null | undefined): model is Sells =>
  typeof model === "string" && model in models;

/** What do you sell? */
export function SellsQuestion({ model, go }: { model: string | null; go: (way: "back" | "on") => void }) {
  const { t } = useTranslation("first-run");
  const keepRules = useKeepRules();
  const [chosen, choose] = useState(model ?? "online-shop");
  return (
    <Question asks={t("sells.asks")} says={t("sells.says")} keep={() => keepRules({ model: chosen })} go={go} isFirst>
      <Radio.Group value={chosen} onChange={choose} aria-label={t("sells.asks")}>
        <div className={classes.choices}>
          {(Object.entries(models) as [Sells, LucideIcon][]).map(([name, Icon]) => (
            <Radio.Card
              key={name}
              value={name}
              className={classes.choice}
              data-checked={chosen === name || undefined}
              aria-label={t(`sells.${name}`)}
            >
              <Icon size={22} strokeWidth={1.6} aria-hidden />
              <div>
                <Text fw={600} size="sm" component="span" display="block">
                  {t(`sells.${name}`)}
                </Text>
                <Text size="sm" c="dimmed" component="span" display="block">
                  {t(`sells.${name}Says`)}
                </Text>
              </div>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
    </Question>
  );
}
