import { decimal, type ExportFormat, foldHeader, text } from "../../format.ts";

const women = [
  "women",
  "female",
  "kvinner",
  "kvinnor",
  "kvinder",
  "frauen",
  "femmes",
  "mujeres",
  "mulleres",
  "mulheres",
  "kobiety",
  "perempuan",
  "wanita",
  "donne",
  "vrouwen",
];
const men = [
  "men",
  "male",
  "menn",
  "män",
  "mænd",
  "männer",
  "hommes",
  "hombres",
  "homes",
  "homens",
  "mężczyźni",
  "laki-laki",
  "pria",
  "uomini",
  "mannen",
];
const unknown = ["unknown", "unspecified", "undisclosed"];

/** What the column of ages is called, if anything. */
const ages = /^(?:|age(?: range| group| & gender)?|alder|alter|âge|edad|idade|wiek|usia|umur|età|leeftijd|ålder)$/;

type Rows = readonly (readonly string[])[];

const common = {
  id: "meta-audience",
  title: "Meta audience",
  stacked: true,
  // Since 2025 follows by day stand in the same file.
  kin: ["meta-page-daily"],
  note: () => "how followers are split is as of the download, which the file does not date",
  getIt: "Meta Business Suite → Insights → Audience → Export",
} as const;

/** Columns laid over the first one: whose followers these are, where a line above says it. */
function networkAbove(above: Rows): Record<string, number> {
  const line = above.findLast((cells) => /facebook|instagram/i.test(cells.join(" ")))?.join(" ");
  if (line === undefined) return {};
  return /instagram/i.test(line) ? { instagram: 0 } : { facebook: 0 };
}

function network(has: (key: string) => boolean): string {
  const found = ["facebook", "instagram"].find(has);
  return found === undefined ? "cast(null as varchar)" : `'${found}'`;
}

/** Values with a percent sign, or with decimals, are shares; whole numbers are persons. */
const figures = (written: string): Record<string, string> => ({
  followers: `case when not coalesce(contains(${written}, '%'), false) and not bool_or(value <> floor(value)) over () then cast(value as bigint) end`,
  share: `case when contains(${written}, '%') then value / 100
    when bool_or(value <> floor(value)) over () then value / case when max(value) over () <= 1 then 1 else 100 end end`,
});

/** Meta Business Suite → Insights → Audience → Export, table "Age & gender": a row for each age, a column for each gender. */
const ageAndGender: ExportFormat = {
  ...common,
  columns: {
    age: text("Age", "Age range"),
    gender: text(),
    value: decimal(),
    facebook: text(),
    instagram: text(),
    split: text(),
  },
  signatures: [["age", "split"]],
  needed: ["age"],
  wide: { header: new RegExp(`^(?:${[...women, ...men, ...unknown].join("|")})$`), name: "gender", value: "value" },
  placed: (above, header) => {
    const [first, ...names] = header.map(foldHeader);
    const isSplit = names.some((name) => women.includes(name)) && names.some((name) => men.includes(name));
    return isSplit && ages.test(first ?? "") ? { age: 0, split: 0, ...networkAbove(above) } : {};
  },
  tables: [
    {
      fact: "audience_day",
      values: (_, has) => ({
        network: network(has),
        dimension: "'age and gender'",
        segment: "concat(age, ' ', lower(gender))",
        ...figures("wide_value"),
      }),
    },
  ],
};

/** The titles of the tables of places; translated by us but for the English. */
const places: Readonly<Record<string, RegExp>> = {
  city: /(?:cities|towns|cidades|ciudades|villes|städte|orte|byer|städer|miasta|kota|città|steden)$/i,
  country: /(?:countries|países|pays|länder|land|kraje|negara|paesi|landen)$/i,
};

/** The tables "Top towns/cities" and "Top countries", a row for each place. */
const placesDown: ExportFormat = {
  ...common,
  columns: {
    city: text("Top towns/cities", "Top cities", "Town/city"),
    country: text("Top countries"),
    value: decimal("Value", "Percentage", "Followers"),
    written: text(),
    facebook: text(),
    instagram: text(),
  },
  signatures: [
    ["city", "value", "written"],
    ["country", "value", "written"],
  ],
  needed: ["value"],
  rows: "coalesce(city, country) is not null",
  placed: (above, header) =>
    header.filter((cell) => cell.trim() !== "").length === 2 ? { written: 1, ...networkAbove(above) } : {},
  tables: [
    {
      fact: "audience_day",
      values: (_, has) => ({
        network: network(has),
        dimension: has("city") ? "'city'" : "'country'",
        segment: has("city") ? "city" : "country",
        ...figures("written"),
      }),
    },
  ],
};

/** The same tables with a column for each place, as the file has them below a title. */
const placesAcross: ExportFormat = {
  ...common,
  columns: { place: text(), value: decimal(), city: text(), country: text(), facebook: text(), instagram: text() },
  signatures: [["city"], ["country"]],
  needed: [],
  wide: { header: /./, name: "place", value: "value" },
  placed: (above, header) => {
    const title = above.at(-1)?.filter((cell) => cell.trim() !== "") ?? [];
    const found = Object.entries(places).find(([, named]) => title.length === 1 && named.test(title[0]?.trim() ?? ""));
    const isMeta = above.some(([first = ""]) => /^sep=|facebook|instagram|^age & gender$/i.test(first.trim()));
    const isTable = foldHeader(header[1] ?? "value") === "value";
    return found === undefined || isTable || !isMeta ? {} : { [found[0]]: 0, ...networkAbove(above) };
  },
  tables: [
    {
      fact: "audience_day",
      values: (_, has) => ({
        network: network(has),
        dimension: has("city") ? "'city'" : "'country'",
        segment: "place",
        ...figures("wide_value"),
      }),
    },
  ],
};

/** The tables of an audience export. */
export const metaAudience: readonly ExportFormat[] = [ageAndGender, placesDown, placesAcross];
