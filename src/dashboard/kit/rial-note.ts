import { useTranslation } from "react-i18next";

/** What is said beside amounts of money in rials, for people count them in tomans; nothing beside any other money. */
export function useRialNote(currency: string): string | undefined {
  const { t } = useTranslation();
  return currency === "IRR" ? t("toman") : undefined;
}
