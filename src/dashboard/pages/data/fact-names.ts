import { useTranslation } from "react-i18next";

/** Names of formats, kinds of facts, fields and figures in the page's language; brands keep theirs. */
export function useFactNames() {
  const { t, i18n } = useTranslation("data");
  const named = (key: string, otherwise: string): string =>
    i18n.exists(key, { ns: "data" }) ? t(key as never) : otherwise;
  return {
    format: (id: string): string => {
      const [first = "", ...rest] = id.split("-");
      if (first === "template")
        return t("formats.template", { what: named(`facts.${rest.join("_")}`, rest.join(" ")) });
      if (i18n.exists(`formats.${id}`, { ns: "data" })) return t(`formats.${id}` as never);
      return [brands[first] ?? capital(first), ...rest.map((word) => brands[word] ?? word)].join(" ");
    },
    fact: (fact: string): string => named(`facts.${fact}`, fact.replaceAll("_", " ")),
    field: (field: string): string => named(`fields.${field}`, field.replaceAll("_", " ")),
    sum: (key: string): string => {
      // "spend EUR" where a file has several currencies, "audience impressions" where two tables have a figure of one name.
      const [, name = key, currency] = /^(.+?)(?: ([A-Z]{3}))?$/.exec(key) ?? [];
      const plain = named(`sums.${name}`, spaced(name));
      return currency === undefined ? plain : `${plain} ${currency}`;
    },
  };
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** "profileVisits" → "profile visits". */
const spaced = (name: string): string => name.replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2").toLowerCase();

const brands: Readonly<Record<string, string>> = {
  ga4: "GA4",
  linkedin: "LinkedIn",
  tiktok: "TikTok",
  youtube: "YouTube",
  hubspot: "HubSpot",
  woocommerce: "WooCommerce",
  paypal: "PayPal",
  ecb: "ECB",
  fx: "FX",
  api: "API",
  x: "X",
  bigquery: "BigQuery",
};
