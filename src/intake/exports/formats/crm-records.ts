import { isCurrency } from "../../../model/money.ts";
import { type Column, type Context, type Surroundings, type TableMapping, text } from "../format.ts";
import { currencyShown } from "./currency-sign.ts";
import { marketing } from "./marketing-columns.ts";
import { hostOf, marketingQueryOf } from "./web-address.ts";

/** A name as CRMs and the spreadsheets made of them spell it: "lead id", "lead_id", "leadid". */
export const spelled = (...names: string[]): string[] =>
  names.flatMap((name) => [name, name.replaceAll(" ", "_"), name.replaceAll(" ", "")]);

/** SQL that is true of a ticked box. */
export const isTrue = (cell: string): string => `lower(${cell}) in ('true', 'yes', 'y', 't', '1', '1.0')`;

/** SQL that is true of an unticked one; an empty cell says neither. */
export const isFalse = (cell: string): string => `lower(${cell}) in ('false', 'no', 'n', 'f', '0', '0.0')`;

/** SQL of the person behind an e-mail address; "anonymous" and its like are nobody's. */
export const emailKey = (email: string): string => `person_key(case when contains(${email}, '@') then ${email} end)`;

/** SQL of the person behind an e-mail address, as a deal's `contacts` name one; several addresses: the first. */
export const contactKey = (email: string): string =>
  `'key:' || cast(person_key(nullif(regexp_extract(${email}, '[^\\s;,]+@[^\\s;,]+'), '')) as varchar)`;

/** SQL that tells deals apart where a file gives them no ids: by what does not change in one. */
export const idByName = "nullif(concat_ws(' / ', name, company, strftime(timezone('UTC', created), '%Y-%m-%d')), '')";

/** The currency that a deal's amounts show by code or sign, where no column names it. */
export function currencyOfAmounts(surroundings: Surroundings): Partial<Context> {
  const [currency] = currenciesShown(surroundings);
  return currency === undefined ? {} : { currency };
}

/** What to say of a file whose amounts are in several currencies, told apart in their own cells alone. */
export function mixedCurrencies(surroundings: Surroundings): string | null {
  const shown = currenciesShown(surroundings);
  if (shown.length < 2) return null;
  return `amounts in ${shown.join(" and ")} stand in one column and are all read as ${shown[0]}: export the currency's own column too`;
}

function currenciesShown({ has, sample }: Surroundings): string[] {
  if (has("currency")) return [];
  const shown = sample.flatMap(({ amount = "" }) => {
    const code = /(?:^|[^A-Za-z])([A-Z]{3})(?![A-Za-z])/.exec(amount)?.[1];
    return code !== undefined && isCurrency(code) ? code : (currencyShown([amount]).currency ?? []);
  });
  return [...new Set(shown)];
}

/** Columns in which a CRM keeps the tags of a lead's first visit, for it has none of its own. */
export const visitColumns = {
  utmSource: text(...spelled("utm source", "original utm source", "first utm source"), "utm_source__c", "utmSource"),
  utmMedium: text(...spelled("utm medium", "original utm medium", "first utm medium"), "utm_medium__c"),
  utmCampaign: text(...spelled("utm campaign", "original utm campaign", "first utm campaign"), "utm_campaign__c"),
  utmContent: text(...spelled("utm content"), "utm_content__c"),
  utmTerm: text(...spelled("utm term"), "utm_term__c"),
  referrer: text(...spelled("referrer", "referring site", "first referring site", "referrer url", "referring url")),
  landing: text(
    ...spelled("first page seen", "landing page", "landing page url", "first page visited", "first url seen"),
  ),
  gclid: text("gclid", "gclid__c", "google click id"),
  fbclid: text("fbclid", "fbclid__c"),
} as const;

const visitParts = [
  ["source", "utmSource", "utmSource"],
  ["medium", "utmMedium", "utmMedium"],
  ["campaign", "utmCampaign", "utmCampaign"],
  ["content", "utmContent", "utmContent"],
  ["term", "utmTerm", "utmTerm"],
  ["referrer", "referrer", hostOf("referrer")],
  ["query", "landing", marketingQueryOf("landing")],
] as const;

const clicks = ["gclid", "fbclid"];

/** Fact columns of the first visit that a CRM tells of, of what the file has. */
function visitIn(has: (key: string) => boolean): Record<string, string> {
  const parts = visitParts.flatMap(([part, key, sql]) => (has(key) ? [[part, sql] as const] : []));
  const kinds = clicks.filter(has).map((kind) => `case when ${kind} is not null then '${kind}' end`);
  const clickIds = kinds.length === 0 ? [] : [["clickIds", `nullif(concat_ws(' ', ${kinds.join(", ")}), '')`] as const];
  return marketing(Object.fromEntries([...parts, ...clickIds]));
}

type Columns = Readonly<Record<string, Column>>;

/** Fact columns by the column keys that tell them, of those that a format has; `own` says what is told otherwise. */
function told(
  columns: Columns,
  keys: Readonly<Record<string, readonly string[]>>,
  own: Readonly<Record<string, string>>,
) {
  const values = Object.entries(keys).flatMap(([fact, from]) => {
    const known = from.filter((key) => key in columns).map((key) => `"${key}"`);
    return known.length === 0 || fact in own ? [] : [[fact, `coalesce(${known.join(", ")}, null)`] as const];
  });
  return { ...Object.fromEntries(values), ...own };
}

/** The fact `lead` of a CRM's rows, from columns under the keys id, email, created, source and their like. */
export function leadFact(columns: Columns, own: Readonly<Record<string, string>> = {}): TableMapping {
  const id = own.id ?? "id";
  const email = "email" in columns ? `${emailKey("email")}, ` : "";
  const values = told(
    columns,
    {
      created_at: ["created"],
      opportunity_at: ["opportunity", "converted"],
      stage: ["stage", "status"],
      original_source: ["source"],
      original_detail: ["detail"],
      original_detail_2: ["detail2"],
      companies: ["companies", "company"],
      deals: ["deals", "deal"],
    },
    { ...own, id, person: `coalesce(${email}person_key(${id}))`, id_key: `person_key(${id})` },
  );
  return { fact: "lead", values: (_context, has) => ({ ...values, ...visitIn(has) }) };
}

/** The fact `deal` of a CRM's rows; `outcome` is SQL of won, lost or open. */
export function dealFact(columns: Columns, outcome: string, own: Readonly<Record<string, string>> = {}): TableMapping {
  const values = told(
    columns,
    {
      id: ["id"],
      name: ["name"],
      pipeline: ["pipeline"],
      stage: ["stage", "status"],
      amount_minor: ["amount"],
      created_at: ["created"],
      closed_at: ["closed", "expected"],
      companies: ["companies", "company"],
      contacts: ["contacts"],
    },
    { ...own, outcome },
  );
  const named = "currency" in columns ? "currency, " : "";
  return {
    fact: "deal",
    values: ({ currency }) => ({
      ...values,
      currency: `upper(coalesce(${named}${currency === null ? "null" : `'${currency}'`}))`,
    }),
  };
}
