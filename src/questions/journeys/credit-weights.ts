import type { MilestoneShares } from "../../attribution/milestones.ts";
import type { Model } from "../../attribution/models.ts";
import type { RuleName } from "../../model/model-names.ts";
import type { Stage } from "../../model/own-model.ts";

/**
 * A rule model in SQL over `journey_touch` and `conversion`: a predicate that holds for the one touch that gets everything; or a query that gives each touch a weight, which need not sum to 1.
 */
export type SqlWeights = { readonly winner: string } | { readonly weighed: string };

const weighed = (weight: string): SqlWeights => ({
  weighed: `select j.conversion, j.leaf, j.tier, j.position, c.value_minor, cast(${weight} as double) as weight
      from journey_touch as j join conversion as c using (conversion)`,
});

const moments = {
  first: "first_at",
  lead: "lead_at",
  opportunity: "opportunity_at",
  won: "occurred_at",
} satisfies Record<Stage, string>;

/** The SQL form of every rule model that holds on to no stages; `attribution` has the pure one. */
const sqlWeights = {
  first: { winner: "position = 1" },
  last: { winner: "position = touches" },
  "last-non-direct": {
    winner: "position = coalesce(max(case when not direct then position end) over (partition by conversion), touches)",
  },
  linear: weighed("1"),
  "time-decay": weighed("pow(2, -(epoch_ms(c.occurred_at) - epoch_ms(j.occurred_at)) / 86400000.0 / 7)"),
  position: weighed(
    "case when j.touches <= 2 then 1 when j.position = 1 or j.position = j.touches then 0.4 else 0.2 / (j.touches - 2) end",
  ),
} satisfies Partial<Record<RuleName, SqlWeights>>;

/** The SQL form of a rule model. */
export function sqlWeightsOf({ name, shares }: Extract<Model, { kind: "rule" }>): SqlWeights {
  if (shares !== null) return milestones(shares);
  if (name in sqlWeights) return sqlWeights[name as keyof typeof sqlWeights];
  throw new Error(`the model ${name} has no SQL form`);
}

/** A stage's anchor is the last touch at or before its moment; shares of anchors not reached go to the others pro rata, and are even where there is neither an anchor nor a rest. */
function milestones({ anchors, rest, until }: MilestoneShares): SqlWeights {
  const stages = (Object.entries(anchors) as [Stage, number][]).map(([stage, share]) => ({ stage, share }));
  const anchorColumns = stages.map(({ stage }) =>
    stage === "first"
      ? "1 as first_anchor"
      : `max(case when j.occurred_at <= c.${moments[stage]} then j.position end) over (partition by j.conversion) as ${stage}_anchor`,
  );
  const isAnchor = stages.map(({ stage }) => `coalesce(position = ${stage}_anchor, false)`).join(" or ");
  const inTime = until === undefined ? "true" : `(${until}_moment is null or touched_at <= ${until}_moment)`;
  const held = stages
    .map(({ stage, share }) => `case when ${stage}_anchor is null then 0 else ${share} end`)
    .join(" + ");
  const own = stages
    .map(({ stage, share }) => `case when position = ${stage}_anchor then ${share} else 0 end`)
    .join(" + ");
  return {
    weighed: `select conversion, leaf, tier, position, value_minor,
        case when (${held}) = 0 and (middles = 0 or ${rest} = 0) then 1
          else coalesce((${own}) / nullif(${held}, 0), 0) * (case when middles = 0 then 1 else 1 - ${rest} end)
            + case when is_middle then ${rest}::double / middles else 0 end end as weight
      from (
        select *, count(*) filter (is_middle) over (partition by conversion) as middles
        from (
          select *, ${inTime} and not (${isAnchor}) as is_middle
          from (
            select j.conversion, j.leaf, j.tier, j.position, j.occurred_at as touched_at, c.value_minor,
              ${until === undefined ? "" : `c.${moments[until]} as ${until}_moment,`}
              ${anchorColumns.join(",\n              ")}
            from journey_touch as j join conversion as c using (conversion)
          )
        )
      )`,
  };
}
