/**
 * SQL of the first and the last day that a text column names: "2026-03-01", "2026-03-02 ~ 2026-03-08", "Mar 1, 2026 -
 * Mar 31, 2026", "3/1/2026 - 3/7/2026"; of a month ("2026-03") the whole. Null where it names none.
 */
export function spanIn(column: string): { readonly first: string; readonly last: string } {
  const days = `list_transform(regexp_extract_all(${column}, '${anyDay}'), lambda day: ${day})`;
  const month = `try_cast(regexp_extract(${column}, '^\\s*(20\\d\\d-\\d\\d)\\s*$', 1) || '-01' as date)`;
  return {
    first: `coalesce(list_min(${days}), ${month})`,
    last: `coalesce(list_max(${days}), last_day(${month}))`,
  };
}

const anyDay = [
  "20\\d\\d[-/.]\\d{1,2}[-/.]\\d{1,2}",
  "\\d{1,2}/\\d{1,2}/20\\d\\d",
  "[A-Za-z]{3,9}\\.? \\d{1,2},? 20\\d\\d",
  "\\d{1,2} [A-Za-z]{3,9}\\.? 20\\d\\d",
].join("|");

const day = `coalesce(try_cast(replace(replace(day, '/', '-'), '.', '-') as date),
  cast(try_strptime(replace(replace(day, ',', ''), '.', ''), ['%m/%d/%Y', '%b %d %Y', '%B %d %Y', '%d %b %Y', '%d %B %Y']) as date))`;
