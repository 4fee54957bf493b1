import { keptAudience, keptBestTimes, keptPosts } from "../../answers/ask-content.ts";
import { placeOfWorkspace } from "../../answers/place.ts";
import { showAudience, showBestTimes, showPosts } from "../../api/content.ts";
import { KnownError } from "../../model/errors.ts";
import type { Workspace } from "../../state/workspaces/workspaces.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import { onLane } from "../workspace-lane.ts";
import { askedOf } from "./asked-of.ts";

/** What was posted, when and to whom. */
export function contentEndpoints(api: ApiServer): void {
  const { parts } = api;
  const ask = <Answer>({ id }: Workspace, question: (lane: Warehouse) => Promise<Answer>): Promise<Answer> =>
    parts.questions.take(() => onLane(parts, id, question));

  serveEndpoint(api, showPosts, async ({ workspace, query }) => {
    const { model, search, sort, order, limit, cursor, ...rest } = query;
    const wanted = { search: search || null, order: sort, ascending: order === "asc" };
    const posts = { ...wanted, most: limit, after: passedOver(cursor) };
    const asked = { ...askedOf(rest), model, posts };
    return ask(workspace, (lane) => keptPosts(lane, placeOfWorkspace(workspace), asked));
  });

  serveEndpoint(api, showBestTimes, async ({ workspace, query: { model, measure, ...rest } }) => {
    const asked = { ...askedOf(rest), model, measure };
    return ask(workspace, (lane) => keptBestTimes(lane, placeOfWorkspace(workspace), asked));
  });

  serveEndpoint(api, showAudience, async ({ workspace, query }) =>
    ask(workspace, (lane) => keptAudience(lane, placeOfWorkspace(workspace), askedOf(query))),
  );
}

function passedOver(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,9}$/.test(cursor)) {
    throw new KnownError("invalid_request", "cursor is none of this list", {
      hint: "give the `next` of the page before, or none",
    });
  }
  return Number(cursor);
}
