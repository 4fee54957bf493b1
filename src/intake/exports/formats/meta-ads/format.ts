import { count, date, decimal, type ExportFormat, money, text } from "../../format.ts";

/** Meta Ads Manager → Reports → Export. Rows cover a day or a range; the currency stands in the column's name. */
export const metaAds: ExportFormat = {
  id: "meta-ads",
  title: "Meta Ads Manager report",
  columns: {
    starts: date("Reporting starts", "Début des rapports", "Berichtsstart", "Inicio del informe", "Início dos relatórios"),
    ends: date("Reporting ends", "Fin des rapports", "Berichtsende", "Fin del informe", "Término dos relatórios"),
    day: date("Day", "Jour", "Tag", "Día", "Dia"),
    account: text("Account name", "Account ID", "Nom du compte", "Kontoname"),
    campaign: text("Campaign name", "Campaign", "Nom de la campagne", "Kampagnenname", "Nombre de la campaña", "Nome da campanha"),
    campaignId: text("Campaign ID", "Identifiant de la campagne", "Kampagnen-ID"),
    adset: text("Ad set name", "Ad Set Name", "Nom de l'ensemble de publicités", "Name der Anzeigengruppe"),
    adsetId: text("Ad set ID", "Ad Set ID"),
    ad: text("Ad name", "Nom de la publicité", "Name der Werbeanzeige", "Anzeigenname"),
    adId: text("Ad ID"),
    platform: text("Platform", "Publisher platform", "Plateforme"),
    placement: text("Placement"),
    age: text("Age", "Âge"),
    gender: text("Gender", "Sexe"),
    country: text("Country", "Pays"),
    device: text("Impression device", "Device platform"),
    currency: text("Currency", "Devise"),
    spend: money("Amount spent ({currency})", "Amount spent", "Montant dépensé ({currency})", "Ausgegebener Betrag ({currency})", "Importe gastado ({currency})", "Valor gasto ({currency})", "Valor usado ({currency})"),
    impressions: count("Impressions", "Impressionen", "Impresiones", "Impressões"),
    linkClicks: count("Link clicks", "Clics sur un lien", "Link-Klicks", "Clics en el enlace", "Cliques no link"),
    clicks: count("Clicks (all)", "Clics (tous)", "Klicks (alle)"),
    results: decimal("Results", "Résultats", "Ergebnisse", "Resultados"),
    indicator: text("Result indicator", "Result type", "Indicateur de résultat"),
    purchases: decimal("Purchases", "Website purchases", "Achats", "Käufe", "Compras"),
    leads: decimal("Leads", "Website leads"),
    value: money("Purchases conversion value", "Purchase conversion value", "Website purchases conversion value", "Conversion value"),
  },
  signatures: [
    ["campaign", "spend"],
    ["ad", "spend"],
    ["adset", "spend"],
    ["starts", "spend"],
  ],
  unless: ["Ad group name", "Conv. value"],
  needed: ["spend"],
  // xlsx exports open with a row of totals without a name.
  rows: "coalesce(campaign, campaignId, ad, adId, adset, adsetId) is not null",
  context: ({ file }) => ({ period: rangeInName(file) }),
  tables: [
    {
      fact: "ad_day",
      values: ({ period, currency, account }) => ({
        platform: "'meta'",
        network: "case lower(platform) when 'facebook' then 'facebook' when 'instagram' then 'instagram' when 'messenger' then 'facebook' when 'threads' then 'threads' end",
        account: `coalesce(account, ${account === null ? "null" : `'${account.replaceAll("'", "''")}'`})`,
        day: `coalesce(day, starts, ${period === null ? "null" : `date '${period.from}'`})`,
        until: `coalesce(day, ends, starts, ${period === null ? "null" : `date '${period.to}' - 1`}) + 1`,
        campaign_id: "campaignId",
        campaign: "campaign",
        adset_id: "adsetId",
        adset: "adset",
        ad_id: "adId",
        ad: "ad",
        breakdown: "nullif(concat_ws(' · ', platform, placement, age, gender, country, device), '')",
        currency: `upper(coalesce(currency, ${currency === null ? "null" : `'${currency}'`}))`,
        spend_minor: "spend",
        impressions: "impressions",
        clicks: "coalesce(linkClicks, clicks)",
        conversions: "case when purchases is not null then purchases when indicator is null or regexp_matches(indicator, '(?i)purchase|lead|complete_registration') then coalesce(results, leads) end",
        conversion_value_minor: "value",
      }),
    },
  ],
  getIt: "Ads Manager → Reports → Export table data, broken down by day, with Campaign name, Amount spent and Platform",
};

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Ads Manager names its files "Account-Campaigns-1-Mar-2026-31-Mar-2026.csv". */
function rangeInName(file: string): { from: string; to: string } | null {
  const found = /(\d{1,2})-([A-Z][a-z]{2})-(\d{4})-(\d{1,2})-([A-Z][a-z]{2})-(\d{4})/.exec(file);
  if (!found) return null;
  const [, d1, m1, y1, d2, m2, y2] = found;
  const day = (d = "", m = "", y = "") => Temporal.PlainDate.from({ year: Number(y), month: months.indexOf(m) + 1, day: Number(d) });
  if (!months.includes(m1 ?? "") || !months.includes(m2 ?? "")) return null;
  return { from: day(d1, m1, y1).toString(), to: day(d2, m2, y2).add({ days: 1 }).toString() };
}
