import { Goals } from "./goals.tsx";
import { Ladder } from "./ladder.tsx";
import { Networks } from "./networks.tsx";
import { OverTime } from "./over-time.tsx";
import classes from "./overview.module.css";
import { Ranking } from "./ranking.tsx";
import type { Overview } from "./shown.ts";
import { WholeBusiness } from "./whole-business.tsx";

/** What stands below the answer: over time, by network, by rung, by goal, best and worst, and the whole business. */
export function OverviewRest({ overview }: { overview: Overview }) {
  return (
    <>
      <OverTime overview={overview} />
      <Networks overview={overview} />
      <div className={classes.pair}>
        <Ladder overview={overview} />
        <Goals />
      </div>
      <div className={classes.pair}>
        <Ranking of="campaigns" overview={overview} />
        <Ranking of="posts" overview={overview} />
      </div>
      <WholeBusiness overview={overview} />
    </>
  );
}
