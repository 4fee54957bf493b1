import { erasePerson as erasePersonContract, exportPerson } from "../../api/persons.ts";
import { momentOf } from "../../api/shapes.ts";
import { erasePerson } from "../../jobs/privacy/erase-person.ts";
import { keysOfPerson } from "../../jobs/privacy/keys-of-person.ts";
import { tellAllOf } from "../../journeys/person/find-person.ts";
import type { NamedPerson } from "../../model/named-person.ts";
import { runSoon } from "../../state/jobs.ts";
import { actorOf } from "../api/caller.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import type { Uploads } from "../uploads/uploads.ts";
import { onLane } from "../workspace-lane.ts";

/** What is held on one person, and erasing them. */
export function personEndpoints(api: ApiServer, uploads: Pick<Uploads, "forgetShown">): void {
  const { state, keys, folder, clock, collector } = api.parts;

  serveEndpoint(api, exportPerson, async ({ body, workspace }) => {
    const seeds = keysOfPerson(keys.of(workspace.id).key, body as NamedPerson);
    const told = await onLane(api.parts, workspace.id, (lane) => tellAllOf(lane, workspace.id, seeds));
    return {
      madeAt: momentOf(clock()),
      keys: told.keys,
      tables: told.tables.map(({ table, title, rows }) => ({ table, title, rows: [...rows] })),
    };
  });

  serveEndpoint(api, erasePersonContract, async ({ body, workspace, caller }) => {
    const seeds = keysOfPerson(keys.of(workspace.id).key, body as NamedPerson);
    const now = clock();
    const { id, timeZone } = workspace;
    const erased = await onLane(api.parts, id, (lane) =>
      erasePerson({ lane, state, folder, workspace: id, timeZone }, seeds, { actor: actorOf(caller), now }),
    );
    if (erased === null) return { erasedAt: null, tables: [] };
    collector.forgetKnown();
    uploads.forgetShown(id, now);
    // Without the job's record nothing runs yet; its first run finds what is to be done.
    await runSoon(state, "erasures").catch(() => undefined);
    return { erasedAt: momentOf(now), tables: [...erased.tables] };
  });
}
