import { askKeptJourneys } from "../../answers/ask-journeys.ts";
import { linksBrought } from "../../answers/links/links-brought.ts";
import { placeOfWorkspace } from "../../answers/place.ts";
import { linkReturns } from "../../api/links.ts";
import { linksOf } from "../../state/links.ts";
import { type ApiServer, serveEndpoint } from "../api/serve-endpoint.ts";
import { onLane } from "../workspace-lane.ts";
import { askedOf } from "./asked-of.ts";

/** What tracked links brought. */
export function linkReturnEndpoints(api: ApiServer): void {
  const { parts } = api;

  serveEndpoint(api, linkReturns, async ({ workspace, query: { model, ...query } }) => {
    const links = await linksOf(parts.state, workspace.id, { deleted: true });
    return parts.questions.take(() =>
      onLane(parts, workspace.id, (lane) =>
        askKeptJourneys(lane, placeOfWorkspace(workspace), askedOf(query), (facts, laid) =>
          linksBrought(facts, laid, { links, model }),
        ),
      ),
    );
  });
}
