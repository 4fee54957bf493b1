import { literal } from "../../../../warehouse/sql.ts";
import { type Context, count, date, decimal, type ExportFormat, money, type Surroundings, text } from "../../format.ts";
import { datesIn, daysBetween } from "../written-dates.ts";
import { grainOf, haveNeighbours } from "./grain.ts";

/**
 * LinkedIn Campaign Manager → Reports → Export. Days are UTC. LinkedIn's campaign group is what others call a campaign,
 * its campaign an ad set; a report without groups has LinkedIn's campaigns for campaigns.
 */
export const linkedinAds: ExportFormat = {
  id: "linkedin-ads",
  title: "LinkedIn Campaign Manager report",
  columns: {
    starts: date(
      "Start Date (in UTC)",
      "Start Date",
      "Date de début (en UTC)",
      "Date de début (UTC)",
      "Date de début",
      "Startdatum (in UTC)",
      "Startdatum (UTC)",
      "Fecha de inicio (en UTC)",
      "Fecha de inicio (UTC)",
      "Data de início (em UTC)",
      "Data de início (UTC)",
    ),
    ends: date("End Date (in UTC)", "Date de fin (en UTC)", "Enddatum (in UTC)", "Data de término (em UTC)"),
    account: text(
      "Account Name",
      "Nom du compte",
      "Kontoname",
      "Name des Kontos",
      "Nombre de la cuenta",
      "Nome da conta",
    ),
    currency: text("Currency", "Devise", "Währung", "Divisa", "Moneda", "Moeda"),
    groupId: text(
      "Campaign Group ID",
      "ID du groupe de campagnes",
      "Kampagnengruppen-ID",
      "ID del grupo de campañas",
      "ID do grupo de campanhas",
    ),
    group: text(
      "Campaign Group Name",
      "Campaign Group",
      "Nom du groupe de campagnes",
      "Name der Kampagnengruppe",
      "Nombre del grupo de campañas",
      "Nome do grupo de campanhas",
    ),
    campaignId: text(
      "Campaign ID",
      "ID de la campagne",
      "ID de campagne",
      "Kampagnen-ID",
      "ID de la campaña",
      "ID da campanha",
    ),
    campaign: text(
      "Campaign Name",
      "Campaign",
      "Nom de la campagne",
      "Nom de campagne",
      "Kampagnenname",
      "Name der Kampagne",
      "Nombre de la campaña",
      "Nome da campanha",
    ),
    adId: text(
      "Ad ID",
      "Creative ID",
      "ID Pub",
      "ID de la publicité",
      "Anzeigen-ID",
      "ID del anuncio",
      "ID do anúncio",
    ),
    ad: text(
      "Ad Name",
      "Creative Name",
      "Ad Headline",
      "Nom de la publicité",
      "Anzeigenname",
      "Name der Anzeige",
      "Nombre del anuncio",
      "Nome do anúncio",
    ),
    placement: text("Placement", "Placement Name", "Ad Placement", "Publisher", "Publisher Name", "Emplacement"),
    device: text("Impression Device Type", "Impression Device", "Device Type"),
    spend: money(
      "Total Spent",
      "Total Spent ({currency})",
      "Amount Spent",
      "Total dépensé",
      "Montant total dépensé",
      "Dépense totale",
      "Dépenses totales",
      "Ausgaben gesamt",
      "Gesamtausgaben",
      "Insgesamt ausgegeben",
      "Gasto total",
      "Total gastado",
      "Total gasto",
      "Valor total gasto",
    ),
    impressions: count("Impressions", "Impressionen", "Impresiones", "Impressões"),
    clicks: count("Clicks", "Clics", "Klicks", "Cliques"),
    conversions: decimal("Conversions", "Konversionen", "Conversiones", "Conversões"),
    leads: decimal("Leads", "Prospects", "Contacts"),
    value: money(
      "Total Conversion Value",
      "Conversion Value",
      "Valeur totale des conversions",
      "Valeur de conversion totale",
      "Gesamtwert der Konversionen",
      "Valor total de conversión",
      "Valor total de conversão",
    ),
  },
  signatures: [
    ["starts", "spend", "campaign", "clicks"],
    ["starts", "spend", "group", "clicks"],
    ["starts", "spend", "ad", "clicks"],
    ["starts", "spend", "account", "clicks"],
  ],
  needed: ["starts"],
  rows: `lower(coalesce("group", campaign, ad, account, '')) <> 'total'
    and (starts is not null or coalesce("group", groupId, campaign, campaignId, ad, adId) is not null)`,
  context: contextOf,
  reports: [
    {
      title:
        /^Demographics? Report|^Rapport (sur les données )?démographique|^Demografiebericht|^Informe demográfico|^Relatório demográfico/i,
      recognised: true,
      hint: "LinkedIn's demographics report holds no spend and cannot be added up: export the Campaign Performance report",
    },
    {
      title: /^(.{0,40} )?(Performance Report|Leistungsbericht)\b.*UTC|^(Rapport|Informe|Relatório) .{0,80}UTC\)?$/i,
      recognised: true,
      hint: "this LinkedIn report holds no spend: export the Campaign Performance report",
      ifEmpty: "this LinkedIn report holds no data: nothing happened in its period, or choose a longer one",
    },
  ],
  tables: [{ fact: "ad_day", values }],
  getIt: "Campaign Manager → Advertise → Export → Campaign Performance, time breakdown daily",
};

/** The first two days in the preamble are the report's: "Report Start: …", "Report End: …". */
async function contextOf({ preamble, distinct, sample }: Surroundings): Promise<Partial<Context>> {
  const [first, last] = datesIn(preamble.map((cells) => cells.join(" ")).join("\n"));
  const period = daysBetween(first, last);
  const dateOrder = orderThatFits(
    sample.flatMap(({ starts }) => (starts ? [starts] : [])),
    period,
  );
  const days = (cells: readonly string[]) => cells.flatMap((cell) => dayOf(cell, dateOrder));
  const seen = days(sample.map(({ starts = "" }) => starts));
  // Two days in a row can only be days: the whole file is asked only where the first rows leave it open.
  const grain =
    grainOf(seen, period) === "day" && haveNeighbours(seen) ? "day" : grainOf(days(await distinct("starts")), period);
  return { zone: "UTC", period, dateOrder, grain };
}

/** A French account may write 06/12/2025: the reading by which all days fall into the report's range. */
function orderThatFits(cells: readonly string[], period: Context["period"]): "mdy" | "dmy" | null {
  if (period === null) return null;
  const fits = (order: "mdy" | "dmy") =>
    cells.every((cell) => dayOf(cell, order).every((day) => day >= period.from && day < period.to));
  if (fits("mdy") === fits("dmy")) return null;
  return fits("mdy") ? "mdy" : "dmy";
}

function dayOf(cell: string, order: "mdy" | "dmy" | null): string[] {
  const parts = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(cell);
  if (parts === null) return datesIn(cell).map(String);
  const [a, b] = [Number(parts[1]), Number(parts[2])];
  const [month, day] = order === "dmy" || a > 12 ? [b, a] : [a, b];
  return [`${parts[3]}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`];
}

function values({ period, currency, grain }: Context): Record<string, string> {
  const inGroup = 'coalesce("group", groupId) is not null';
  return {
    platform: "'linkedin'",
    network: "'linkedin'",
    account: "account",
    day: "starts",
    until: `coalesce(ends + 1, ${untilOf(grain, period)})`,
    campaign_id: `case when ${inGroup} then groupId else campaignId end`,
    campaign: 'coalesce("group", case when groupId is null then campaign end)',
    adset_id: `case when ${inGroup} then campaignId end`,
    adset: `case when ${inGroup} then campaign end`,
    ad_id: "adId",
    ad: "ad",
    breakdown: "nullif(concat_ws(' · ', placement, device), '')",
    currency: `upper(coalesce(currency, ${currency === null ? "null" : literal(currency)}))`,
    spend_minor: "coalesce(spend, 0)",
    impressions: "impressions",
    clicks: "clicks",
    // A lead may be tracked as a conversion too, so the two are not added up.
    conversions: "greatest(conversions, leads)",
    conversion_value_minor: "value",
  };
}

/** SQL of the day after the last that a row covers, never past the report's end. */
function untilOf(grain: Context["grain"], period: Context["period"]): string {
  if (grain === null) return period === null ? "starts + 1" : `date ${literal(period.to)}`;
  if (grain === "day") return "starts + 1";
  const until =
    grain === "month"
      ? "cast(date_trunc('month', starts) + interval 1 month as date)"
      : `starts + 7 - cast((isodow(starts) - ${grain.weekFrom} + 7) % 7 as integer)`;
  return period === null ? until : `least(${until}, date ${literal(period.to)})`;
}
