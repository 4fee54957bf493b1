/** Facts that the server may be told again, with what orders their tellings and the columns that a later one may leave out. */
const toldAgain: Readonly<Record<string, { readonly told: string; readonly kept: readonly string[] }>> = {
  order: { told: "told_at, rowid", kept: [] },
  lead: { told: "told_at, rowid", kept: [] },
  deal: { told: "told_at, rowid", kept: ["outcome", "currency", "amount_minor"] },
  refund: { told: "rowid", kept: [] },
  survey_answer: { told: "rowid", kept: [] },
};

/** SQL of the rows of a fact for which `own` holds: of a live source each id once, as it was told last. */
export function toldLast(fact: string, own: string): string {
  const again = toldAgain[fact];
  if (again === undefined) return `"${fact}" where ${own}`;
  const kept = again.kept.map((column) => `last_value(${column} ignore nulls) over tellings as ${column}`);
  return `(
      select * ${kept.length === 0 ? "" : `replace (${kept.join(", ")})`} from "${fact}" where ${own}
      window tellings as (partition by source, id order by ${again.told} rows between unbounded preceding and unbounded following)
      qualify source > 0 or id is null or rowid = last_value(rowid) over tellings
    )`;
}
