import { sql } from "../../warehouse/sql.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import type { JourneyScope } from "../scope.ts";

/** Gives each of `conversion` the stages before it: the first lead of its persons, without whom there is no such stage. */
export async function layStages(warehouse: Warehouse, { workspace }: JourneyScope): Promise<void> {
  await warehouse.run(sql`
    /* journeys/conversions/stages */
    update conversion set
      lead_at = s.lead_at, opportunity_at = coalesce(conversion.opportunity_at, s.opportunity_at)
    from (
      select cp.conversion, min(l.created_at) as lead_at, min(l.opportunity_at) as opportunity_at
      from conversion_person as cp join conversion_key as k using (person) join lead_once as l on coalesce(l.person, l.id_key) = k.key
      where l.workspace = ${workspace}
      group by cp.conversion
    ) as s
    where s.conversion = conversion.conversion`);
}
