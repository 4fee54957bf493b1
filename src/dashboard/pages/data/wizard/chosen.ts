import type { FileLook } from "../../../../client/api.ts";

type Reading = FileLook["readings"][number];

/** What somebody has said so far of how a file is read. */
export interface Chosen {
  readonly reads: Reading["reads"];
  /** Our field → their column. */
  readonly columns: Readonly<Record<string, string>>;
  readonly currency: string;
  readonly timeZone: string;
  readonly dates: "" | "day first" | "month first";
}

/** What is likely, to begin with. */
export const likely = (reading: Reading, said: Pick<Chosen, "currency" | "timeZone" | "dates">): Chosen => ({
  reads: reading.reads,
  columns: Object.fromEntries(reading.columns.map(({ field, header }) => [field, header])),
  ...said,
});

/** The fields without which nothing can be read and that no column stands for yet. */
export function missingIn({ columns }: Chosen, { required, oneOf }: Reading): { all: string[]; one: string[] } {
  const isSaid = (field: string) => (columns[field] ?? "") !== "";
  return {
    all: required.filter((field) => !isSaid(field)),
    one: oneOf.length > 0 && !oneOf.some(isSaid) ? [...oneOf] : [],
  };
}

/** The same as the API takes it. */
export function mappingOf({ reads, columns, currency, timeZone, dates }: Chosen) {
  return {
    reads,
    columns: Object.fromEntries(Object.entries(columns).filter(([, header]) => header !== "")),
    ...(currency === "" ? {} : { currency }),
    ...(timeZone === "" ? {} : { timeZone }),
    ...(dates === "" ? {} : { dates }),
  };
}
